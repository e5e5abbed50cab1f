import { queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { Concept } from '@/api/types'
import { api } from '@/lib/paths'

export const conceptsQuery = queryOptions({
  queryKey: keys.concepts,
  queryFn: ({ signal }) => get<{ concepts: Concept[] }>(api.concepts, signal),
  select: (page) => page.concepts,
})
