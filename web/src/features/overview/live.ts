import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { ChangedWhat } from '@/api/types'

/** An order of one's own is not counted. */
export const staleKeys = (dataset: number, what: readonly ChangedWhat[]): QueryKey[] =>
  what.every((each) => each === 'order') ? [] : [keys.overview(dataset)]
