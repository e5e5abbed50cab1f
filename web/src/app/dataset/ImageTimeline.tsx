import type { Dataset } from '@/api/types'
import type { TimelineActions } from '@/features/history/timeline-actions'
import { TimelineList } from '@/features/history/TimelineList'

interface ImageTimelineProps {
  dataset: Dataset
  image: number
  runNames: ReadonlyMap<string, string>
  moments: TimelineActions
}

/** What happened to one image. */
export function ImageTimeline({ dataset, image, runNames, moments }: ImageTimelineProps) {
  return (
    <TimelineList
      key={image}
      scope={{ kind: 'dataset', id: dataset.id }}
      image={image}
      runNames={runNames}
      base={dataset.base}
      actions={() => moments}
    />
  )
}
