import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { post } from '@/api/client'
import type { TokenCounts } from '@/api/types'
import { api } from '@/lib/paths'

interface Written {
  tags?: readonly string[] | undefined
  captions?: Readonly<Record<string, string>> | undefined
  /** Put in front by exports. */
  trigger?: string
}

/** The tokens of what is being written, as the filter counts them; the last known ones until the server has answered. */
export function useTokens({ tags = [], captions = {}, trigger = '' }: Written): TokenCounts | undefined {
  const asked = useDeferredValue(JSON.stringify({ tags, captions, trigger }))
  return useQuery({
    queryKey: ['tokens', asked],
    queryFn: ({ signal }) => post<TokenCounts>(api.tokensCount, JSON.parse(asked), signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30_000,
    retry: false,
  }).data
}
