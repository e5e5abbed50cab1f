import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from '@/api/client'
import { keys } from '@/api/keys'
import type { Changed, MergePreview, MergeRequest } from '@/api/types'
import { undoAction } from '@/components/edits/undo'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { api } from '@/lib/paths'

/** What a merge would do. Worked out anew each time somebody comes to look: it may take seconds, so no change redoes it. */
export const mergeQuery = (mine: number, theirs: number) =>
  queryOptions({
    queryKey: [...keys.dataset(mine), 'merge', theirs],
    queryFn: ({ signal }) => post<MergePreview>(api.mergePreview(mine), { from: theirs }, signal),
    gcTime: 0,
    retry: false,
  })

interface Merging {
  dataset: number
  /** The name of what is merged into it. */
  name: string
  request: MergeRequest
}

/** A merge may touch settings alone, or nothing when everything was decided for this side. */
export const mergedText = (name: string, images: number): string =>
  images === 0 ? `Merged ${name}` : `Merged ${name} – ${plural(images, 'image')}`

/** Merges as one change and says so, with the way back. */
export function useMerge() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ dataset, request }: Merging) => post<Changed>(api.merge(dataset), request),
    onSuccess: ({ change, images }, { dataset, name }) => {
      void client.invalidateQueries({ queryKey: keys.dataset(dataset) })
      if (change === null) toast.show('There was nothing left to merge.')
      else toast.good(mergedText(name, images), undoAction(client, dataset, change))
    },
  })
}
