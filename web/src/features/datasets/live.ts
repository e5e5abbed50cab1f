import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { ChangedWhat, LiveChange } from '@/api/types'

/** Counts in the sidebar move with membership; names and settings with the rest. */
export function staleKeys(change: LiveChange): QueryKey[] {
  const counts: readonly ChangedWhat[] = ['membership', 'settings']
  const listed =
    change.concepts || change.datasets.some((each) => each.what.some((what) => counts.includes(what)))
  return listed ? [keys.concepts] : []
}
