import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { ChangedWhat } from '@/api/types'

/** Neither settings nor an order of one's own are counted. */
export const staleKeys = (dataset: number, what: readonly ChangedWhat[]): QueryKey[] =>
  what.every((each) => each === 'settings' || each === 'order') ? [] : [keys.overview(dataset)]
