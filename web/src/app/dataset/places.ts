import type { Concept } from '@/api/types'
import type { Places } from '@/features/gallery/GridContextMenu'

/** Where pictures of `dataset` may be copied or moved to: every other dataset that is not archived. */
export function placesFor(concepts: readonly Concept[], dataset: number): Places[] {
  return concepts
    .filter((concept) => !concept.archived)
    .map((concept) => ({
      concept: concept.name,
      datasets: concept.datasets.filter((each) => !each.archived && each.id !== dataset),
    }))
    .filter((place) => place.datasets.length > 0)
}
