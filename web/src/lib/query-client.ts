import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Problem } from '@/api/problem'

/** Closes when the server no longer knows this window: from then on nothing but a new link helps. */
function createLock() {
  let locked = false
  const listeners = new Set<() => void>()
  return {
    isLocked: () => locked,
    close: () => {
      locked = true
      for (const listener of listeners) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Live updates say when data is stale, so time and window focus do not. */
export function createQueryClient() {
  const lock = createLock()
  const onError = (error: unknown) => {
    if (error instanceof Problem && error.status === 401) lock.close()
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The server is on this machine: it answers without the internet, too.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
      },
    },
  })
  return { client, lock }
}
