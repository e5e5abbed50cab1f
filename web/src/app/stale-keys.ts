import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { LiveChange } from '@/api/types'
import { staleKeys as captionsStale } from '@/features/captions/live'
import { staleKeys as datasetsStale } from '@/features/datasets/live'
import { staleKeys as galleryStale } from '@/features/gallery/live'
import { staleKeys as historyStale } from '@/features/history/live'
import { staleKeys as overviewStale } from '@/features/overview/live'
import { staleKeys as reviewStale } from '@/features/reviewing/live'

/** Every query that a change made stale: no other dataset's, and the timelines that hold several. */
export function staleKeys(change: LiveChange, window: string): QueryKey[] {
  const own = change.client === window
  const stale = datasetsStale(change)
  for (const { id, what } of change.datasets) {
    stale.push(
      ...galleryStale(id, what, own),
      ...captionsStale(id, what),
      ...historyStale(id),
      ...overviewStale(id, what),
    )
  }
  stale.push(...reviewStale(change))
  if (change.concepts || change.datasets.length > 0) stale.push(keys.timelines)
  if (change.recipes) stale.push(keys.recipes, keys.conflicts())
  if (change.dictionaries) stale.push(keys.dictionaries, keys.alike())
  if (change.tags) stale.push(keys.alike())
  if (change.captioning) stale.push(keys.providers, keys.prompts, keys.taggers)
  if (change.runs.length > 0) stale.push(keys.runs, keys.backups, keys.providers)
  return stale
}
