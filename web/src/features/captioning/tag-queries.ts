import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, remove } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type {
  CaptionEstimate,
  Run,
  Scope,
  TagChoice,
  TagRequest,
  TaggerFacts,
  TaggerList,
  TaggingTrial,
} from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

export const taggersQuery = queryOptions({
  queryKey: keys.taggers,
  queryFn: async ({ signal }) => (await get<TaggerList>(api.taggers, signal)).taggers,
})

/** How many images a run would look at. */
export const taggingEstimateQuery = (dataset: number, request: TagRequest) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'tagging-estimate', request],
    queryFn: ({ signal }) => post<CaptionEstimate>(api.taggingEstimate(dataset), request, signal),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

/** Opens the folder's model, which takes some seconds, and remembers it. */
export function useAddTagger() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (folder: string) => post<TaggerFacts>(api.taggers, { folder }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.taggers }),
  })
}

export function useRemoveTagger() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (folder: string) => remove(api.tagger(folder)),
    onError: (error) => toast.bad('The tagger is still there.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.taggers }),
  })
}

interface TrialAsked {
  models: string[]
  choice: TagChoice
  /** Null = the first one in the scope, which also stands in for one that is not in it. */
  image: number | null
  /** Instead of it: the next one in the scope after this. */
  after: number | null
  scope: Scope
}

export function useTryTagging(dataset: number) {
  return useMutation({
    mutationFn: (asked: TrialAsked) => post<TaggingTrial>(api.taggingTry(dataset), asked),
  })
}

export function useStartTagging(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: TagRequest) => post<Run>(api.tagging(dataset), request),
    onSuccess: () => {
      toast.good('Tagging has started.', { detail: 'Activity shows how it goes.' })
      return client.invalidateQueries({ queryKey: keys.runs })
    },
    onError: (error) => toast.bad('Tagging could not start.', { detail: reasonOf(error) }),
  })
}
