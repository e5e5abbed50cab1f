import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Dataset } from '@/api/types'
import { Button } from '@/components/ui/button'
import { BulkEditDialog } from '@/features/captions/BulkEditDialog'
import { InspectorPanel } from '@/features/captions/InspectorPanel'
import { TagIndexPanel } from '@/features/captions/TagIndexPanel'
import { conceptsQuery } from '@/features/datasets/queries'
import { ExportDialog } from '@/features/exporting/ExportDialog'
import { TimelinePanel } from '@/features/history/TimelinePanel'
import { useUndo } from '@/features/history/useUndo'
import { DropTarget, type DroppedFile } from '@/features/importing/DropTarget'
import { ImportDialog } from '@/features/importing/ImportDialog'
import { NumberSet } from '@/lib/number-set'
import type { Selection } from '@/lib/selection'

type Panel = 'import' | 'bulk' | 'export' | 'timeline' | null

function Dataset({ dataset }: { dataset: Dataset }) {
  const [filter, setFilter] = useState('')
  const [panel, setPanel] = useState<Panel>(null)
  const [dropped, setDropped] = useState<readonly DroppedFile[]>([])
  const [selection] = useState<Selection>({ numbers: NumberSet.empty, focused: null })
  const { undo, undoLabel } = useUndo(dataset.id)
  const close = () => setPanel(null)
  const common = { dataset, filter, onOpenChange: close }
  return (
    <DropTarget
      onFiles={(files) => {
        setDropped(files)
        setPanel('import')
      }}
    >
      <div className="flex h-full flex-col">
        <div className="flex gap-2 p-2">
          <Button onClick={() => setPanel('import')}>Import</Button>
          <Button onClick={() => setPanel('bulk')}>Bulk edit</Button>
          <Button onClick={() => setPanel('export')}>Export</Button>
          <Button onClick={() => setPanel('timeline')}>Timeline</Button>
          <Button onClick={() => undo()} disabled={undoLabel === null}>
            Undo
          </Button>
        </div>
        <div className="flex min-h-0 flex-1 gap-2 p-2">
          <aside className="surface-layer w-60 overflow-hidden">
            <TagIndexPanel dataset={dataset} filter={filter} onFilterChange={setFilter} />
          </aside>
          <div className="flex-1" />
          <aside className="surface-layer w-80 overflow-hidden">
            {panel === 'timeline' ? (
              <TimelinePanel dataset={dataset} onClose={close} />
            ) : (
              <InspectorPanel dataset={dataset} selection={selection} />
            )}
          </aside>
        </div>
      </div>
      <ImportDialog dataset={dataset} dropped={dropped} open={panel === 'import'} onOpenChange={close} />
      <BulkEditDialog {...common} selection={selection} open={panel === 'bulk'} />
      <ExportDialog {...common} open={panel === 'export'} />
    </DropTarget>
  )
}

export function DatasetPage({ id }: { id: number }) {
  const concepts = useQuery(conceptsQuery)
  const dataset = concepts.data?.flatMap((concept) => concept.datasets).find((each) => each.id === id)
  return dataset === undefined ? null : <Dataset dataset={dataset} />
}
