import type { QueryKey } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { LiveChange } from '@/api/types'

/** What waits moves with proposals, with decisions, and with texts and images that come and go. */
export function staleKeys(change: LiveChange): QueryKey[] {
  const datasets = new Set([...change.proposals, ...change.datasets.map(({ id }) => id)])
  return [
    ...[...datasets].map((id) => keys.proposals(id)),
    // A proposal changes what is:proposed finds, though the dataset stays as it is.
    ...change.proposals.map((id) => keys.orders(id)),
  ]
}
