import { lazy, Suspense, useCallback, type ReactNode } from 'react'
import type { Dataset } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { TagIndexPanel } from '@/features/captions/TagIndexPanel'
import { selectNumbers } from '@/features/gallery/selection-model'
import type { TimelineActions } from '@/features/history/timeline-actions'
import type { Panel } from './DatasetToolbar'
import type { DatasetPageState } from './use-dataset-page'
import { Workbench } from './Workbench'

const TimelinePanel = lazy(() =>
  import('@/features/history/TimelinePanel').then((module) => ({ default: module.TimelinePanel })),
)

interface DatasetPanesProps {
  dataset: Dataset
  page: DatasetPageState
  /** What the timeline offers of a change. */
  moments: TimelineActions
  /** The version that is looked at; null = now. */
  here: number | null
  inspector: ReactNode
  /** Opens a dialog; absent where nothing can be changed. */
  onPanel?: (panel: Panel) => void
  /** Instead of the pictures where there are none. */
  empty: ReactNode
  /** The pictures. */
  children: ReactNode
}

/** Stands where the pictures will be. */
function WaitingGrid({ tileSize }: { tileSize: number }) {
  return (
    <Waiting label="Loading the pictures" className="flex-row flex-wrap gap-2 overflow-hidden p-3">
      {Array.from({ length: 24 }, (_, place) => (
        <div key={place} style={{ width: tileSize, height: tileSize }}>
          <Skeleton className="size-full" />
        </div>
      ))}
    </Waiting>
  )
}

/** The pictures of a dataset between its tags and what is told of them. */
export function DatasetPanes({
  dataset,
  page,
  moments,
  here,
  onPanel,
  inspector,
  empty,
  children,
}: DatasetPanesProps) {
  const { view, setView, order, error, loading, readAgain, layout, selection } = page
  const goTo = useCallback((version: number) => setView({ at: String(version) }), [setView])
  return (
    <Workbench
      layout={layout}
      tags={
        <TagIndexPanel
          dataset={dataset}
          filter={view.filter}
          onFilterChange={page.setFilter}
          onAlike={onPanel === undefined || view.bin ? undefined : () => onPanel('alike')}
          onConflicts={onPanel === undefined || view.bin ? undefined : () => onPanel('conflicts')}
          onSelect={(chosen) => selection.update((_, now) => selectNumbers(now, chosen))}
        />
      }
      inspector={inspector}
      timeline={
        <Suspense>
          <TimelinePanel
            dataset={dataset}
            runNames={page.runNames}
            actions={moments}
            wanted={view.change === '' ? null : view.change}
            onNewest={() => {
              layout.setTimeline(true)
              page.setView({ change: '' })
            }}
            here={here}
            onAt={onPanel === undefined ? undefined : goTo}
            onClose={() => layout.setTimeline(false)}
          />
        </Suspense>
      }
    >
      {order.numbers.length > 0 ? (
        children
      ) : loading ? (
        <WaitingGrid tileSize={layout.tileSize} />
      ) : error !== null ? (
        <div className="p-6">
          <ProblemAlert error={error} onRetry={readAgain} />
        </div>
      ) : (
        empty
      )}
    </Workbench>
  )
}
