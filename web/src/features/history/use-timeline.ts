import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { changeQuery, timelineQuery } from './queries'
import type { TimelineScope } from './scope'
import { isNarrowed, type TimelineFilter } from './timeline-filter'

/**
 * The changes of a scope that pass a filter, newest first.
 * @param wanted Id of a change of the dataset that the timeline begins at, as long as nothing narrows it; null = at the newest.
 */
export function useTimeline(scope: TimelineScope, filter: TimelineFilter, wanted: string | null) {
  const dataset = scope.kind === 'dataset' ? scope.id : null
  const narrowed = isNarrowed(filter)
  const anchored = wanted !== null && dataset !== null && !narrowed
  const anchor = useQuery({ ...changeQuery(dataset ?? 0, wanted ?? ''), enabled: anchored })
  const around = anchored ? (anchor.data?.position ?? null) : null
  const timeline = useInfiniteQuery({
    ...timelineQuery(scope, filter, around),
    enabled: !anchored || !anchor.isPending,
  })
  return {
    timeline,
    changes: timeline.data?.pages.flatMap((page) => page.changes) ?? [],
    /** Position of the change it begins at. */
    around,
    /** The wanted change is not there. */
    lost: anchored && anchor.isError,
    /** Something newer is not in the list, so it cannot tell what came after a change. */
    partly: narrowed || timeline.hasPreviousPage,
  }
}
