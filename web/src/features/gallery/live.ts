import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { ChangedWhat } from '@/api/types'

/**
 * Any change can move a picture in or out of a filter, so the order is stale with it: one of settings too, as the trigger word
 * counts among the tokens. Cards are not, when this window made the change and showed it already; texts are the exception, the
 * server may normalise them.
 */
export function staleKeys(dataset: number, what: readonly ChangedWhat[], own: boolean): QueryKey[] {
  const shown: readonly ChangedWhat[] = own ? ['order', 'review', 'marks', 'membership'] : ['order', 'review']
  return what.every((each) => shown.includes(each))
    ? [keys.orders(dataset)]
    : [keys.orders(dataset), keys.cards(dataset), keys.image(dataset)]
}
