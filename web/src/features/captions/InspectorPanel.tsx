import type { Dataset } from '@/api/types'
import { plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'

interface InspectorPanelProps {
  dataset: Dataset
  selection: Selection
}

export function InspectorPanel({ dataset, selection }: InspectorPanelProps) {
  return (
    <section aria-label="Captions" className="p-4 text-text-2">
      {dataset.name}: {plural(selection.numbers.size, 'picture')} selected
    </section>
  )
}
