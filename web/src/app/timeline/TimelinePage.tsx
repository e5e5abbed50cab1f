import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { EmptyState } from '@/components/EmptyState'
import { conceptsQuery } from '@/features/datasets/queries'
import { undoOne } from '@/features/history/queries'
import { TimelineList } from '@/features/history/TimelineList'
import { UndoConflictDialog } from '@/features/history/UndoConflictDialog'
import { useRunNames } from '../use-run-names'

/** Everything that was ever done, or all of one concept. */
export function TimelinePage({ concept }: { concept: number | null }) {
  const { data: concepts } = useQuery(conceptsQuery)
  const client = useQueryClient()
  const runNames = useRunNames()
  const shown = concepts?.find((each) => each.id === concept)
  if (concept !== null && concepts !== undefined && shown === undefined) {
    return (
      <EmptyState icon={<ImageOff />} title="There is no such concept">
        Choose a dataset on the left, or look at the timeline of everything.
      </EmptyState>
    )
  }
  return (
    <section aria-label="Timeline" className="mx-auto flex h-full max-w-220 flex-col px-6 pt-6">
      <h1 className="pb-1 text-title font-semibold">{shown === undefined ? 'Timeline' : shown.name}</h1>
      <p className="pb-4 text-text-2">
        {concept === null
          ? 'Everything that was done, in all datasets. Open a change to see what it did to each image.'
          : 'Everything that was done to this concept and its datasets.'}
      </p>
      <div className="surface-layer mb-6 flex min-h-0 flex-1 flex-col overflow-hidden">
        <TimelineList
          key={concept}
          scope={concept === null ? { kind: 'all' } : { kind: 'concept', id: concept }}
          runNames={runNames}
          actions={() => ({
            onUndo: (change) => {
              if (change.dataset !== null) void undoOne(client, change.dataset, change.id)
            },
          })}
        />
      </div>
      <UndoConflictDialog runNames={runNames} />
    </section>
  )
}
