import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { keys } from '@/api/keys'
import type { Forgetting, Forgotten } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { api, pictureUrl, thumbnailUrl } from '@/lib/paths'

/** What contains the picture; asked anew each time. */
export const forgettingQuery = (dataset: number, number: number) =>
  queryOptions({
    queryKey: [...keys.image(dataset), number, 'forgetting'],
    queryFn: ({ signal }) => get<Forgetting>(api.forget(dataset, number), signal),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

/** Pictures are kept by the browser for ever; asking past its cache puts the answer, that there is none, in their place. */
async function dropFromCache(sha256: string): Promise<void> {
  await Promise.allSettled(
    [pictureUrl(sha256), thumbnailUrl(sha256)].map((url) => fetch(url, { cache: 'reload' })),
  )
}

export function useForget(dataset: number, number: number, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ confirm, reason }: { confirm: string; reason: string }) =>
      post<Forgotten>(api.forget(dataset, number), { confirm, ...(reason === '' ? {} : { reason }) }),
    onSuccess: async (done) => {
      await dropFromCache(done.picture)
      onDone()
      toast.good(
        `Forgotten for good: ${plural(done.images, 'image')}`,
        done.left === null ? {} : { detail: done.left },
      )
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'dataset' })
      await client.invalidateQueries({ queryKey: keys.runs })
    },
  })
}
