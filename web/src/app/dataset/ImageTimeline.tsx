import type { TimelineActions } from '@/features/history/timeline-actions'
import { TimelineList } from '@/features/history/TimelineList'

interface ImageTimelineProps {
  dataset: number
  image: number
  runNames: ReadonlyMap<string, string>
  moments: TimelineActions
}

/** What happened to one image. */
export function ImageTimeline({ dataset, image, runNames, moments }: ImageTimelineProps) {
  return (
    <TimelineList
      key={image}
      scope={{ kind: 'dataset', id: dataset }}
      image={image}
      runNames={runNames}
      actions={() => moments}
    />
  )
}
