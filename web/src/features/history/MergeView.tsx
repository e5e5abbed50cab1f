import { useQuery } from '@tanstack/react-query'
import { CircleCheck, GitMerge } from 'lucide-react'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { Problem } from '@/api/problem'
import type { Dataset, MergePreview, Side } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { Progress } from '@/components/ui/progress'
import { Select } from '@/components/ui/select'
import { formatCount } from '@/lib/format'
import { useShortcut } from '@/lib/actions/keymap-store'
import { useActions } from '@/lib/actions/use-actions'
import { pages } from '@/lib/paths'
import { decided, fitting, loadChoices, marksOf, storeChoices } from './merge-choices'
import { mergeQuery, useMerge } from './merge-queries'
import { MergeConflicts } from './MergeConflicts'
import { MergeSummary } from './MergeSummary'
import { newestVersionQuery } from './queries'

interface MergeViewProps {
  mine: Dataset
  theirs: Dataset
  /** The breadcrumbs above the title. */
  trail: ReactNode
}

const rests: { value: Side | ''; label: string }[] = [
  { value: '', label: 'Not decided' },
  { value: 'mine', label: 'Mine' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'both', label: 'Both, where there is one' },
]

const isNothing = (preview: MergePreview): boolean =>
  preview.changed + preview.added + preview.removed + preview.total + preview.settings.length === 0

/** Whether somebody changed a side since the preview was made. */
function useChangedSince(preview: MergePreview | undefined, mine: number, theirs: number): boolean {
  const { data: here = 0 } = useQuery(newestVersionQuery(mine))
  const { data: there = 0 } = useQuery(newestVersionQuery(theirs))
  return preview !== undefined && (here > preview.mine.version || there > preview.theirs.version)
}

/** What merging would do, every conflict to decide, and the merge itself. */
export function MergeView({ mine, theirs, trail }: MergeViewProps) {
  const [, navigate] = useLocation()
  const { data: preview, error, isFetching, refetch } = useQuery(mergeQuery(mine.id, theirs.id))
  const merge = useMerge()
  const [kept, setKept] = useState(() => loadChoices(mine.id, theirs.id))
  const [rest, setRest] = useState<Side | ''>('')
  useEffect(() => storeChoices(mine.id, theirs.id, kept), [mine.id, theirs.id, kept])
  const marks = useMemo(() => marksOf(preview?.conflicts ?? []), [preview])
  const choices = useMemo(() => fitting(kept, marks), [kept, marks])
  const changedSince = useChangedSince(preview, mine.id, theirs.id) && !isFetching && !merge.isPending

  const listed = preview?.conflicts.length ?? 0
  const unlisted = (preview?.total ?? 0) - listed
  const open = listed - choices.size + (rest === '' ? unlisted : 0)
  const refused = merge.error instanceof Problem && merge.error.status === 409
  const ready =
    preview !== undefined &&
    open === 0 &&
    !isFetching &&
    !merge.isPending &&
    !changedSince &&
    !isNothing(preview)
  const run = () => {
    if (!ready) return
    merge.mutate(
      {
        dataset: mine.id,
        name: theirs.name,
        request: {
          from: theirs.id,
          choices: Object.fromEntries(choices),
          ...(rest === '' ? {} : { onConflict: rest }),
        },
      },
      {
        onSuccess: () => navigate(pages.dataset(mine.id)),
        onError: (problem) => {
          if (problem instanceof Problem && problem.status === 409) void refetch()
        },
      },
    )
  }
  useActions({ 'merge.run': { run, enabled: ready } })
  const runKey = useShortcut('merge.run')

  return (
    <section aria-label="Merge" className="flex h-full flex-col">
      <header className="flex flex-col gap-3 px-6 pt-4 pb-4">
        <div className="flex flex-col gap-1">
          {trail}
          <div className="flex items-center gap-3">
            <h1 className="min-w-0 flex-1 truncate text-title font-semibold">
              Merge {theirs.name} into {mine.name}
            </h1>
            <Button asChild variant="subtle">
              <Link href={pages.diff(mine.id, { with: theirs.id })}>All differences</Link>
            </Button>
            <Button variant="accent" disabled={!ready} onClick={run} title={runKey ?? undefined}>
              <GitMerge aria-hidden /> Merge
            </Button>
          </div>
        </div>
        {merge.isError ? <ProblemAlert error={merge.error} /> : null}
        {refused ? (
          <p className="text-text-2">
            Something changed since you looked, so nothing was merged. What is shown now is new; every
            decision that still fits was kept.
          </p>
        ) : null}
        {changedSince ? (
          <div role="status" className="flex items-center gap-3 rounded-sm bg-warn-soft px-3 py-2">
            <span className="flex-1">One of the two was changed since this was worked out.</span>
            <Button size="sm" onClick={() => void refetch()}>
              Look again
            </Button>
          </div>
        ) : null}
        {preview === undefined || isNothing(preview) ? null : (
          <>
            <MergeSummary preview={preview} />
            {preview.total === 0 ? null : (
              <div className="flex items-center gap-3">
                <Progress
                  label="Conflicts decided"
                  value={(preview.total - open) / preview.total}
                  className="max-w-60"
                />
                <span role="status" aria-label="Progress" className="tabular-nums">
                  {formatCount(preview.total - open)} of {formatCount(preview.total)} decided
                </span>
                {open === 0 ? (
                  <span className="text-text-3">
                    <ShortcutKbd action="merge.run" /> merges
                  </span>
                ) : null}
                {unlisted > 0 ? (
                  <span className="ml-auto flex items-center gap-2 text-text-2">
                    {formatCount(unlisted)} more are not listed:
                    <Select
                      label="Those not listed"
                      className="w-52"
                      value={rest}
                      options={rests}
                      onChange={setRest}
                    />
                  </span>
                ) : null}
              </div>
            )}
          </>
        )}
      </header>
      {isFetching || merge.isPending ? (
        <Progress value={null} label={merge.isPending ? 'Merging' : 'Comparing'} className="h-0.5 shrink-0" />
      ) : null}
      {preview === undefined ? (
        error === null ? (
          <p role="status" className="p-6 text-text-2">
            Working out what each side changed …
          </p>
        ) : (
          <div className="p-6">
            <ProblemAlert error={error} onRetry={refetch}>
              <Button size="sm" onClick={() => navigate(pages.merge(mine.id))}>
                Choose another dataset
              </Button>
            </ProblemAlert>
          </div>
        )
      ) : isNothing(preview) ? (
        <EmptyState
          icon={<CircleCheck />}
          title="Nothing to merge"
          actions={<Button onClick={() => navigate(pages.dataset(mine.id))}>To {mine.name}</Button>}
        >
          Everything that was done on {theirs.name} is in {mine.name} already.
        </EmptyState>
      ) : preview.total === 0 ? (
        <EmptyState
          icon={<CircleCheck />}
          title="No conflict"
          actions={
            <Button variant="accent" disabled={!ready} onClick={run}>
              Merge into {mine.name}
            </Button>
          }
        >
          Both sides fit together. The merge is one change, and one undo takes it back.
        </EmptyState>
      ) : (
        <MergeConflicts
          preview={preview}
          choices={choices}
          onDecide={(changes) => setKept((now) => decided(now, marks, changes))}
        />
      )}
    </section>
  )
}
