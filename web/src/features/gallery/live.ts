import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { ChangedWhat } from '@/api/types'

/** Any change but one of settings can move a picture in or out of a filter, so the order is stale with it. */
export function staleKeys(dataset: number, what: readonly ChangedWhat[]): QueryKey[] {
  if (what.every((each) => each === 'settings')) return []
  const onlyOrder = what.every((each) => each === 'order' || each === 'settings')
  return onlyOrder ? [keys.orders(dataset)] : [keys.orders(dataset), keys.cards(dataset), keys.image(dataset)]
}
