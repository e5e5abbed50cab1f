import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { ChangedWhat } from '@/api/types'

/** Tags and what a selection has in common follow texts and membership; an open preview follows anything. */
export function staleKeys(dataset: number, what: readonly ChangedWhat[]): QueryKey[] {
  const texts = what.includes('text') || what.includes('membership')
  return [
    keys.previews(dataset),
    ...(texts
      ? [
          keys.tags(dataset),
          keys.selection(dataset),
          keys.blame(dataset),
          keys.alike(dataset),
          keys.conflicts(dataset),
        ]
      : []),
  ]
}
