import { useInfiniteQuery } from '@tanstack/react-query'
import { History, X } from 'lucide-react'
import { useState } from 'react'
import type { Change, Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Skeleton } from '@/components/ui/skeleton'
import { VirtualRows } from '@/components/VirtualRows'
import { timelineQuery } from './queries'
import { TimelineEntry } from './TimelineEntry'
import { changesAfter, timelineRows } from './timeline-rows'
import { UndoBackDialog } from './UndoBackDialog'
import { useUndo } from './useUndo'

interface TimelinePanelProps {
  dataset: Dataset
  onClose: () => void
}

const DAY_HEIGHT = 36
const CHANGE_HEIGHT = 52

export function TimelinePanel({ dataset, onClose }: TimelinePanelProps) {
  const timeline = useInfiniteQuery(timelineQuery(dataset.id))
  const { undo, undoTo } = useUndo(dataset.id)
  const [target, setTarget] = useState<Change | null>(null)
  const [now] = useState(() => new Date())
  const changes = timeline.data?.pages.flatMap((page) => page.changes) ?? []
  const rows = timelineRows(changes, now)
  return (
    <section aria-label="Timeline" className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
        <h2 className="flex-1 font-semibold">Timeline</h2>
        <IconButton label="Close the timeline" size="sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {timeline.isPending ? (
        <div className="flex flex-col gap-2 p-4" aria-busy="true" aria-label="Loading the timeline">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      ) : timeline.isError && changes.length === 0 ? (
        <div className="flex flex-col items-start gap-3 p-4">
          <ProblemAlert error={timeline.error} />
          <Button onClick={() => void timeline.refetch()}>Try again</Button>
        </div>
      ) : changes.length === 0 ? (
        <EmptyState icon={<History />} title="Nothing has happened yet">
          Every import, edit and undo will be listed here, and each can be taken back at any time.
        </EmptyState>
      ) : (
        <VirtualRows
          rows={rows}
          keyOf={(row) => row.key}
          heightOf={(row) => (row.kind === 'day' ? DAY_HEIGHT : CHANGE_HEIGHT)}
          onNearEnd={timeline.hasNextPage ? () => void timeline.fetchNextPage() : undefined}
        >
          {(row) =>
            row.kind === 'day' ? (
              <h3 className="flex h-full items-end px-4 pb-1 text-caption font-semibold text-text-3">
                {row.title}
              </h3>
            ) : (
              <TimelineEntry
                change={row.change}
                newest={row.change === changes[0]}
                onUndo={(change) => undo(change.id)}
                onBackTo={setTarget}
              />
            )
          }
        </VirtualRows>
      )}
      <UndoBackDialog
        change={target}
        affected={target === null ? 0 : changesAfter(changes, target.version)}
        onCancel={() => setTarget(null)}
        onConfirm={(version) => {
          undoTo(version)
          setTarget(null)
        }}
      />
    </section>
  )
}
