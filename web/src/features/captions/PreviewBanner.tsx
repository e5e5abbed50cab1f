import { useQuery } from '@tanstack/react-query'
import { ChevronDown, FlaskConical, Plus } from 'lucide-react'
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Problem } from '@/api/problem'
import type { Dataset, EditStep } from '@/api/types'
import { StepList } from '@/components/edits/StepList'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { cn } from '@/lib/cn'
import { plural } from '@/lib/format'
import { useHotkeys } from '@/lib/hotkeys'
import { pages } from '@/lib/paths'
import type { Selection } from '@/lib/selection'
import { NumberSet } from '@/lib/number-set'
import { useStored } from '@/lib/use-stored'
import { describePreview, forgetPreview, readPreview, withMoment, type OpenPreview } from './preview-steps'
import { useStackEdits } from './queries'
import { closePreview, previewStandsQuery, useOpenPreview } from './use-preview'

const BulkEditDialog = lazy(() =>
  import('./BulkEditDialog').then((module) => ({ default: module.BulkEditDialog })),
)

const nothing: Selection = { numbers: NumberSet.empty, focused: null }

interface PreviewBannerProps {
  dataset: Dataset
  /** The moment that is looked at, a preview. */
  at: string
  /** Back to the dataset as it is. */
  onLeave: () => void
}

/** Over a dataset as edits would make it: what they are, and the ways on. */
export function PreviewBanner({ dataset, at, onLeave }: PreviewBannerProps) {
  const preview = useMemo(() => readPreview(dataset.id, at), [dataset.id, at])
  return preview === null ? (
    <Bar>
      <p className="min-w-0 flex-1">
        This is a preview that another window opened. Only that window can apply it.
      </p>
      <Button onClick={onLeave}>Return to now</Button>
    </Bar>
  ) : (
    <KnownPreview key={at} dataset={dataset} preview={preview} onLeave={onLeave} />
  )
}

interface KnownPreviewProps {
  dataset: Dataset
  preview: OpenPreview
  onLeave: () => void
}

function KnownPreview({ dataset, preview, onLeave }: KnownPreviewProps) {
  const { at, steps, scope } = preview
  const [, navigate] = useLocation()
  const search = useSearch()
  const [listed, setListed] = useStored<boolean>('preview.steps', false)
  const [adding, setAdding] = useState(false)
  const { mutateAsync: open, isPending: opening } = useOpenPreview(dataset.id)
  const { mutate: make, isPending: applying } = useStackEdits(dataset.id)
  const { error: gone } = useQuery(previewStandsQuery(dataset.id, at))
  const ended = gone instanceof Problem && gone.status === 404
  const outdated = dataset.version !== preview.version
  const busy = opening || applying

  /** Goes to a new preview; also from the toast that tells of the discarded one, when this banner is gone. */
  const show = async (next: readonly EditStep[], replace: boolean) => {
    try {
      const opened = await open({ steps: next, scope, replaces: at })
      navigate(`${pages.dataset(dataset.id)}?${withMoment(search, opened.at)}`, { replace })
    } catch {
      // A toast has told it.
    }
  }
  const discard = () => {
    if (busy) return
    closePreview(dataset.id, at)
    onLeave()
    toast.show(`Discarded the preview of ${plural(steps.length, 'edit')}. Nothing was changed.`, {
      action: { label: 'Open it again', run: () => void show(steps, false) },
    })
  }
  const apply = () => {
    if (busy) return
    make(
      { steps, scope },
      {
        onSuccess: () => {
          closePreview(dataset.id, at)
          forgetPreview(at)
          onLeave()
        },
      },
    )
  }
  useHotkeys({
    'Ctrl+Enter': apply,
    Escape: discard,
    B: () => setAdding(true),
  })

  return (
    <section aria-label="Preview">
      <Bar className={cn(listed && 'border-b-0')}>
        <div className="min-w-0 flex-1">
          <p role="status" className="font-semibold tabular-nums">
            {opening ? 'Opening the preview…' : applying ? 'Applying…' : `${describePreview(preview)}.`}
          </p>
          {ended || outdated ? (
            <p role="alert" className="text-warn">
              {ended
                ? 'The preview has ended, because newer ones needed its place or LoraCraft was started anew. '
                : 'The dataset was changed since the preview was made; applying works on it as it is now. '}
              <button
                type="button"
                className="underline"
                disabled={busy}
                onClick={() => void show(steps, true)}
              >
                Make the preview again
              </button>
            </p>
          ) : null}
        </div>
        <Button variant="subtle" aria-expanded={listed} onClick={() => setListed(!listed)}>
          {plural(steps.length, 'edit')}
          <ChevronDown className={cn('transition-transform', listed && 'rotate-180')} aria-hidden />
        </Button>
        <Button disabled={busy} title="B" onClick={() => setAdding(true)}>
          <Plus aria-hidden /> Add an edit…
        </Button>
        <Button disabled={busy} title="Esc" onClick={discard}>
          Discard
        </Button>
        <Button variant="accent" disabled={busy || preview.images === 0} title="Ctrl+Enter" onClick={apply}>
          Apply
        </Button>
      </Bar>
      {listed ? (
        <div
          inert={busy}
          className={cn('border-b border-accent/40 bg-accent-soft px-4 pb-3', busy && 'opacity-60')}
        >
          <StepList
            steps={steps}
            counts={preview.counts}
            onChange={(next) => (next.length === 0 ? discard() : void show(next, true))}
          />
        </div>
      ) : null}
      {adding ? (
        <Suspense>
          <BulkEditDialog
            dataset={dataset}
            selection={nothing}
            filter=""
            open
            onOpenChange={setAdding}
            onto={preview}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

function Bar({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={cn(
        'flex flex-wrap items-center gap-2 border-b border-accent/40 bg-accent-soft px-4 py-2',
        className,
      )}
    >
      <FlaskConical className="size-4 shrink-0 text-accent" aria-hidden />
      {children}
    </div>
  )
}
