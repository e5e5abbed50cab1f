import { QueryClient } from '@tanstack/react-query'
import { Problem } from '@/api/problem'

/** Live updates say when data is stale, so time and window focus do not. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
      },
    },
  })
