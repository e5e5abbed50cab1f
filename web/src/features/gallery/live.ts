import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { ChangedWhat } from '@/api/types'

/**
 * Any change but one of settings can move a picture in or out of a filter, so the order is stale with it. Cards are
 * not, when this window made the change and showed it already; texts are the exception, the server may normalise them.
 */
export function staleKeys(dataset: number, what: readonly ChangedWhat[], own: boolean): QueryKey[] {
  if (what.every((each) => each === 'settings')) return []
  const shown: readonly ChangedWhat[] = own
    ? ['order', 'settings', 'review', 'marks', 'membership']
    : ['order', 'settings', 'review']
  return what.every((each) => shown.includes(each))
    ? [keys.orders(dataset)]
    : [keys.orders(dataset), keys.cards(dataset), keys.image(dataset)]
}
