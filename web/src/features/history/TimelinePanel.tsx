import type { Dataset } from '@/api/types'

interface TimelinePanelProps {
  dataset: Dataset
  onClose: () => void
}

export function TimelinePanel({ dataset, onClose }: TimelinePanelProps) {
  return (
    <section aria-label="Timeline" className="p-4 text-text-2">
      Version {dataset.version}
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  )
}
