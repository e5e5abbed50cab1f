import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query'
import { patchCards } from '@/api/card-cache'
import { get, post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type {
  Blame,
  Changed,
  Edit,
  EditPreview,
  Image,
  ImagePage,
  Order,
  Scope,
  SelectionSummary,
  TagPage,
  Undone,
} from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { encodeNumbers } from '@/lib/number-ranges'
import { NumberSet } from '@/lib/number-set'
import { api } from '@/lib/paths'
import { applyEdit, applyToSummary } from './apply-edit'
import { describeEdit } from './describe-edit'

interface TagsAsked {
  filter?: string
  search?: string
  sort?: 'count' | 'name'
  limit?: number
}

export const tagsQuery = (dataset: number, asked: TagsAsked) =>
  queryOptions({
    queryKey: [...keys.tags(dataset), asked],
    queryFn: ({ signal }) => get<TagPage>(api.tags(dataset, { ...asked }), signal),
    placeholderData: keepPreviousData,
  })

function cachedCard(client: QueryClient, dataset: number, number: number): Image | undefined {
  for (const [, page] of client.getQueriesData<ImagePage>({ queryKey: keys.cards(dataset) })) {
    const card = page?.images.find((image) => image.number === number)
    if (card !== undefined) return card
  }
  return undefined
}

/** One image; its card from the grid stands in until the answer is there, so that going on feels instant. */
export const imageQuery = (client: QueryClient, dataset: number, number: number) =>
  queryOptions({
    queryKey: [...keys.image(dataset), number],
    queryFn: ({ signal }) => get<Image>(api.image(dataset, number), signal),
    placeholderData: cachedCard(client, dataset, number),
  })

/** Who put each text of an image there. */
export const blameQuery = (dataset: number, number: number) =>
  queryOptions({
    queryKey: [...keys.blame(dataset), number],
    queryFn: ({ signal }) => get<Blame>(api.blame(dataset, number), signal),
  })

/** The first few images of a selection, for the strip above its tags. */
export const firstCardsQuery = (dataset: number, numbers: NumberSet) => {
  const first: number[] = []
  for (const number of numbers) {
    if (first.push(number) === 12) break
  }
  const asked = { numbers: encodeNumbers(first) }
  return queryOptions({
    queryKey: [...keys.cards(dataset), 'strip', asked],
    queryFn: ({ signal }) => get<ImagePage>(api.images(dataset, asked), signal),
  })
}

export const selectionQuery = (dataset: number, scope: Scope) =>
  queryOptions({
    queryKey: [...keys.selection(dataset), scope],
    queryFn: ({ signal }) => post<SelectionSummary>(api.selection(dataset), { scope }, signal),
    placeholderData: keepPreviousData,
  })

export const previewQuery = (dataset: number, edit: Edit | null, scope: Scope) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), edit, scope],
    queryFn: ({ signal }) =>
      post<EditPreview>(api.editsPreview(dataset), { edit, scope, samples: 20 }, signal),
    enabled: edit !== null,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

/** How many images a filter shows. */
export const filteredCountQuery = (dataset: number, filter: string) =>
  queryOptions({
    queryKey: [...keys.selection(dataset), 'count', filter],
    queryFn: ({ signal }) => get<ImagePage>(api.images(dataset, { filter, limit: 1 }), signal),
    select: ({ total }) => total,
  })

/** The numbers of all images that a filter shows. */
export const fetchOrder = (dataset: number, filter: string): Promise<Order> =>
  get<Order>(api.order(dataset, { filter }))

interface EditAsked {
  edit: Edit
  scope: Scope
  /** Tell in a toast what was done, with the way back: for edits whose reach one does not see. */
  announce?: boolean
}

/** Shows an edit of named images at once; returns the way back. */
function foresee(client: QueryClient, dataset: number, { edit, scope }: EditAsked): () => void {
  if (scope.images === undefined) return () => undefined
  const back = patchCards(client, dataset, NumberSet.parse(scope.images), (image) => {
    const after = applyEdit(edit, image)
    return after === null ? {} : { tags: after.tags, captions: after.captions }
  })
  const summaryKey = selectionQuery(dataset, scope).queryKey
  const summary = client.getQueryData(summaryKey)
  if (summary !== undefined) client.setQueryData(summaryKey, applyToSummary(edit, summary) ?? summary)
  return () => {
    back()
    if (summary !== undefined) client.setQueryData(summaryKey, summary)
  }
}

/** Sends edits one after the other, in the order they were made, and shows each before its answer. */
export function useEdit(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `edits-${dataset}` },
    mutationFn: ({ edit, scope }: EditAsked) => post<Changed>(api.edits(dataset), { edit, scope }),
    onMutate: (asked) => foresee(client, dataset, asked),
    onError: (error, _asked, takeBack) => {
      takeBack?.()
      void client.invalidateQueries({ queryKey: keys.dataset(dataset) })
      toast.bad('The edit was not saved.', { detail: reasonOf(error) })
    },
    onSuccess: ({ change, images }, { edit, announce }) => {
      if (announce !== true) return
      const undo =
        change === null
          ? {}
          : { action: { label: 'Undo', run: () => void undoChange(client, dataset, change) } }
      toast.good(describeEdit(edit, images), undo)
    },
  })
}

/** Takes one change back, for the Undo of a toast. */
async function undoChange(client: QueryClient, dataset: number, change: string): Promise<void> {
  try {
    const { images } = await post<Undone>(api.undo(dataset), { change })
    toast.show(`Undone on ${plural(images, 'image')}.`)
  } catch (error) {
    toast.bad('It could not be undone.', { detail: reasonOf(error) })
  }
  void client.invalidateQueries({ queryKey: keys.dataset(dataset) })
}
