import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Change, Dataset } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { momentQuery } from './moment-queries'
import { Scrubber } from './Scrubber'
import type { TimelineActions } from './timeline-actions'
import { TimelineList } from './TimelineList'
import { changesAfter } from './timeline-rows'
import { UndoBackDialog } from './UndoBackDialog'
import { useUndo } from './useUndo'

interface TimelinePanelProps {
  dataset: Dataset
  runNames: ReadonlyMap<string, string>
  /** What the page offers beside going back to a point. */
  actions: TimelineActions
  /** Id of a change to begin at. */
  wanted: string | null
  onNewest: () => void
  /** The version that is looked at; null = now. */
  here: number | null
  /** Goes from now to a version; absent where it is not now. */
  onAt?: ((version: number) => void) | undefined
  onClose: () => void
}

/** The timeline beside the pictures of a dataset. */
export function TimelinePanel({
  dataset,
  runNames,
  actions,
  wanted,
  onNewest,
  here,
  onAt,
  onClose,
}: TimelinePanelProps) {
  const { undoTo } = useUndo(dataset.id)
  const { data: newest } = useQuery({
    ...momentQuery(dataset.id, String(dataset.version)),
    enabled: onAt !== undefined,
    placeholderData: keepPreviousData,
  })
  const [target, setTarget] = useState<{ change: Change; affected: number } | null>(null)
  return (
    <section aria-label="Timeline" className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 pr-2 pl-4">
        <h2 className="flex-1 font-semibold">Timeline</h2>
        <IconButton label="Close the timeline" size="sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {onAt === undefined || newest === undefined || newest.places < 2 ? null : (
        <div className="shrink-0 px-4">
          <Scrubber
            key={dataset.id}
            dataset={dataset.id}
            moment={{ ...newest, place: newest.places }}
            leaves
            onAt={onAt}
          />
        </div>
      )}
      <TimelineList
        key={dataset.id}
        scope={{ kind: 'dataset', id: dataset.id }}
        runNames={runNames}
        actions={(changes, partly) => ({
          ...actions,
          // A list that lacks newer changes does not know what else came after.
          onUndoAfter: partly
            ? undefined
            : (change) => setTarget({ change, affected: changesAfter(changes, change.version) }),
        })}
        wanted={wanted}
        onNewest={onNewest}
        here={here}
        base={dataset.base}
        onClose={onClose}
      />
      <UndoBackDialog
        change={target?.change ?? null}
        affected={target?.affected ?? 0}
        onCancel={() => setTarget(null)}
        onConfirm={(version) => {
          undoTo(version)
          setTarget(null)
        }}
      />
    </section>
  )
}
