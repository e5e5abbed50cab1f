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
import { datasetLine, postInTurn } from '@/api/outbox'
import { reasonOf } from '@/api/problem'
import type {
  AlikeTagList,
  Blame,
  Changed,
  ConflictList,
  Edit,
  EditStep,
  Image,
  ImagePage,
  Order,
  Scope,
  SelectionSummary,
} from '@/api/types'
import { describeEdit, describeSteps } from '@/components/edits/describe-edit'
import { undoAction } from '@/components/edits/undo'
import { toast } from '@/components/ui/toast-store'
import { encodeNumbers } from '@/lib/number-ranges'
import { NumberSet } from '@/lib/number-set'
import { api } from '@/lib/paths'
import { applyEdit, applyToSummary } from './apply-edit'

function cachedCard(client: QueryClient, dataset: number, number: number): Image | undefined {
  for (const [, page] of client.getQueriesData<ImagePage>({ queryKey: keys.cards(dataset) })) {
    const card = page?.images.find((image) => image.number === number)
    if (card !== undefined) return card
  }
  return undefined
}

/** One image; its card from the grid stands in until the answer is there, so that going on feels instant. */
export const imageQuery = (client: QueryClient, dataset: number, number: number) =>
  queryOptions<Image>({
    queryKey: [...keys.image(dataset), number],
    queryFn: ({ signal }) => get(api.image(dataset, number), signal),
    placeholderData: () => cachedCard(client, dataset, number),
  })

/** Who put each text of an image there, now or at a moment. */
export const blameQuery = (dataset: number, number: number, at: string | null) =>
  queryOptions({
    queryKey: at === null ? [...keys.blame(dataset), number] : [...keys.moment(dataset, at), 'blame', number],
    queryFn: ({ signal }) => get<Blame>(api.blame(dataset, number, { at }), signal),
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

/** The numbers of all images that a filter shows. */
export const fetchOrder = (dataset: number, filter: string, at: string | null): Promise<Order> =>
  get<Order>(api.order(dataset, { filter, at }))

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
    mutationFn: ({ edit, scope }: EditAsked) =>
      postInTurn<Changed>(datasetLine(dataset), api.edits(dataset), { edit, scope }),
    onMutate: (asked) => foresee(client, dataset, asked),
    onError: (error, _asked, takeBack) => {
      takeBack?.()
      void client.invalidateQueries({ queryKey: keys.dataset(dataset) })
      toast.bad('The edit was not saved.', { detail: reasonOf(error) })
    },
    onSuccess: ({ change, images }, { edit, announce }) => {
      if (announce !== true) return
      toast.good(describeEdit(edit, images), undoAction(client, dataset, change))
    },
  })
}

/** Makes several edits as one change. */
export function useStackEdits(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ steps, scope }: { steps: readonly EditStep[]; scope: Scope }) =>
      postInTurn<Changed>(datasetLine(dataset), api.editsAll(dataset), { steps, scope }),
    onError: (error) => toast.bad('The edits were not made.', { detail: reasonOf(error) }),
    onSuccess: ({ change, images }, { steps }) => {
      toast.good(describeSteps(steps, images), undoAction(client, dataset, change))
    },
  })
}

/** Tags that may be meant as one. */
export const alikeTagsQuery = (dataset: number) =>
  queryOptions({
    queryKey: keys.alike(dataset),
    queryFn: ({ signal }) => get<AlikeTagList>(api.tagsAlike(dataset), signal),
  })

/** Groups of tags that exclude each other, and what breaks them. */
export const conflictsQuery = (dataset: number) =>
  queryOptions({
    queryKey: keys.conflicts(dataset),
    queryFn: async ({ signal }) => (await get<ConflictList>(api.tagsConflicts(dataset), signal)).groups,
  })

/** Says that tags that look alike are different, with the way back. */
export function useTellApart(dataset: number) {
  const client = useQueryClient()
  const tell = async (tags: readonly string[], apart: boolean): Promise<boolean> => {
    try {
      await post(api.tagsApart, { tags, apart })
      return true
    } catch (error) {
      toast.bad('It was not kept.', { detail: reasonOf(error) })
      return false
    } finally {
      await client.invalidateQueries({ queryKey: keys.alike(dataset) })
    }
  }
  return async (tags: readonly string[]) => {
    if (!(await tell(tags, true))) return
    toast.show('They are not offered again, in any dataset.', {
      action: { label: 'Undo', run: () => void tell(tags, false) },
    })
  }
}
