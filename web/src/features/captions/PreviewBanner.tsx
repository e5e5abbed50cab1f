import { useQuery } from '@tanstack/react-query'
import { ChevronDown, FlaskConical, Plus } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Problem, reasonOf } from '@/api/problem'
import type { Dataset, EditStep } from '@/api/types'
import { StepList } from '@/components/edits/StepList'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/cn'
import { plural } from '@/lib/format'
import { useActions } from '@/lib/actions/use-actions'
import { pages } from '@/lib/paths'
import type { Selection } from '@/lib/selection'
import { NumberSet } from '@/lib/number-set'
import { useStored } from '@/lib/use-stored'
import { describePreview, withMoment, type OpenPreview } from './preview-steps'
import { useStackEdits } from './queries'
import { closePreview, presentVersionQuery, previewQuery, useOpenPreview } from './use-preview'

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
  const { data: preview, error } = useQuery(previewQuery(dataset.id, at))
  return preview === undefined ? (
    <Bar>
      <div className="flex items-center gap-2">
        <FlaskConical className="size-4 shrink-0 text-accent" aria-hidden />
        <p className="min-w-0 flex-1" role="status">
          {error === null
            ? 'Looking for the preview…'
            : hasEnded(error)
              ? 'This preview has ended, and its edits are not known any more. Nothing was changed by it.'
              : reasonOf(error)}
        </p>
        <Button size="sm" variant="accent" onClick={onLeave}>
          Return to now
        </Button>
      </div>
    </Bar>
  ) : (
    <KnownPreview
      key={at}
      dataset={dataset}
      preview={preview}
      ended={error !== null && hasEnded(error)}
      onLeave={onLeave}
    />
  )
}

const hasEnded = (error: Error): boolean => error instanceof Problem && error.status === 404

interface KnownPreviewProps {
  dataset: Dataset
  preview: OpenPreview
  /** It can only be made again. */
  ended: boolean
  onLeave: () => void
}

function KnownPreview({ dataset, preview, ended, onLeave }: KnownPreviewProps) {
  const { at, steps, scope } = preview
  const [, navigate] = useLocation()
  const search = useSearch()
  const [listed, setListed] = useStored<boolean>('preview.steps', false)
  const [adding, setAdding] = useState(false)
  const { mutateAsync: open, isPending: opening } = useOpenPreview(dataset.id)
  const { mutate: make, isPending: applying } = useStackEdits(dataset.id)
  const { data: now } = useQuery(presentVersionQuery(dataset.id))
  const outdated = now !== undefined && now !== preview.version
  const busy = opening || applying
  const canApply = !busy && preview.images > 0

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
    if (!canApply) return
    make(
      { steps, scope },
      {
        onSuccess: () => {
          closePreview(dataset.id, at)
          onLeave()
        },
      },
    )
  }
  useActions({
    'preview.apply': { run: apply, enabled: canApply },
    'preview.discard': { run: discard, enabled: !busy },
    'preview.add': { run: () => setAdding(true), enabled: !busy },
  })

  return (
    <Bar>
      <div className="flex flex-wrap items-center gap-2">
        <FlaskConical className="size-4 shrink-0 text-accent" aria-hidden />
        <p role="status" className="min-w-0 flex-1 tabular-nums">
          {opening ? 'Opening the preview…' : applying ? 'Applying…' : `${describePreview(preview)}.`}
        </p>
        <Button size="sm" variant="subtle" aria-expanded={listed} onClick={() => setListed(!listed)}>
          {plural(steps.length, 'edit')}
          <ChevronDown className={cn('transition-transform', listed && 'rotate-180')} aria-hidden />
        </Button>
        <Tooltip text="Add another edit to these" action="preview.add">
          <Button size="sm" disabled={busy} onClick={() => setAdding(true)}>
            <Plus aria-hidden /> Add an edit…
          </Button>
        </Tooltip>
        <Tooltip text="Back to the dataset as it is" action="preview.discard">
          <Button size="sm" disabled={busy} onClick={discard}>
            Discard
          </Button>
        </Tooltip>
        <Tooltip text="Make the edits, as one change" action="preview.apply">
          <Button size="sm" variant="accent" disabled={!canApply} onClick={apply}>
            Apply
          </Button>
        </Tooltip>
      </div>
      {ended || outdated ? (
        <p role="alert" className="flex items-center gap-3">
          <span className="min-w-0 flex-1">
            {ended
              ? 'The preview has ended: it was applied or discarded, newer ones needed its place, or LoraCraft was started anew.'
              : 'The dataset was changed since the preview was made. Applying works on it as it is now.'}
          </span>
          <Button size="sm" disabled={busy} onClick={() => void show(steps, true)}>
            Make it again
          </Button>
        </p>
      ) : null}
      {listed ? (
        <div inert={busy} className={cn(busy && 'opacity-60')}>
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
    </Bar>
  )
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <section
      aria-label="Preview"
      className="mx-2 mb-2 flex flex-col gap-2 rounded-md border border-accent/40 bg-accent-soft px-4 py-2"
    >
      {children}
    </section>
  )
}
