import type { QueryKey } from '@tanstack/react-query'

/**
 * Reads stale data again, one round at a time: what becomes stale meanwhile waits for the next round. So an import that
 * changes a dataset five times a second neither floods the server nor cuts off every answer before it arrives.
 */
export function createStalePump(refresh: (queryKey: QueryKey) => Promise<unknown>, pause = 200) {
  const waiting = new Map<string, QueryKey>()
  let busy = false

  async function run() {
    busy = true
    while (waiting.size > 0) {
      const round = [...waiting.values()]
      waiting.clear()
      await Promise.allSettled(round.map((queryKey) => refresh(queryKey)))
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    busy = false
  }

  return (stale: readonly QueryKey[]) => {
    for (const queryKey of stale) waiting.set(JSON.stringify(queryKey), queryKey)
    if (!busy) void run()
  }
}
