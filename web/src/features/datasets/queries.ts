import { queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { Concept } from '@/api/types'
import { api } from '@/lib/paths'

/** Between two looks at a branch that is being prepared, milliseconds. */
const whilePreparing = 1_000

export const conceptsQuery = queryOptions({
  queryKey: keys.concepts,
  queryFn: ({ signal }) => get<{ concepts: Concept[] }>(api.concepts, signal),
  select: (page) => page.concepts,
  // That a branch is prepared is no change of the log, so nobody tells of it.
  refetchInterval: ({ state }) =>
    state.data?.concepts.some(({ datasets }) => datasets.some(({ preparing }) => preparing)) === true
      ? whilePreparing
      : false,
})
