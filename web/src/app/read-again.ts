import type { QueryClient, QueryKey } from '@tanstack/react-query'

/**
 * Reads what became stale again. What is just being read for the first time was perhaps read before the change: the client would
 * take that answer for fresh, so it is read once more after it has come.
 */
export async function readAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const first = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined })
  await client.invalidateQueries({ queryKey })
  await Promise.all(first.map((query) => client.invalidateQueries({ queryKey: query.queryKey, exact: true })))
}
