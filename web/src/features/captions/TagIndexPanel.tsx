import type { Dataset } from '@/api/types'

interface TagIndexPanelProps {
  dataset: Dataset
  /** The text in the gallery's filter box. */
  filter: string
  onFilterChange: (filter: string) => void
}

export function TagIndexPanel({ dataset, filter, onFilterChange }: TagIndexPanelProps) {
  return (
    <section aria-label="Tags" className="p-4 text-text-2">
      <p>
        {dataset.name}: {filter}
      </p>
      <button type="button" onClick={() => onFilterChange('is:untagged')}>
        Untagged
      </button>
    </section>
  )
}
