import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, put, remove } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type {
  AnswerPreview,
  CaptionEstimate,
  CaptionPolicy,
  CaptionPreview,
  CaptionRequest,
  CaptionTrial,
  Prompt,
  PromptList,
  PromptVersion,
  Provider,
  ProviderList,
  ProviderTest,
  ProviderView,
  Run,
  SampleList,
  Scope,
} from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

export const providersQuery = queryOptions({
  queryKey: keys.providers,
  queryFn: ({ signal }) => get<ProviderList>(api.providers, signal),
})

export const promptsQuery = queryOptions({
  queryKey: keys.prompts,
  queryFn: ({ signal }) => get<PromptList>(api.prompts, signal),
})

/** What a prompt of one's own said at each time it was saved, the newest first. */
export const promptVersionsQuery = (name: string) =>
  queryOptions({
    queryKey: [...keys.prompts, name, 'versions'],
    queryFn: async ({ signal }) =>
      (await get<{ versions: PromptVersion[] }>(api.promptVersions(name), signal)).versions,
  })

export interface AskedService {
  baseUrl: string
  /** The provider that is being changed, whose key is used as long as none is typed. */
  name?: string
  key?: string
}

/** The models that a service has, also before it is saved. What was asked with a key is forgotten with the dialog. */
export const modelsQuery = (asked: AskedService) =>
  queryOptions({
    queryKey: [...keys.providers, 'models', asked],
    queryFn: async ({ signal }) =>
      (await post<{ models: string[] }>(api.providersModels, asked, signal)).models,
    retry: false,
    staleTime: 10_000,
    gcTime: 0,
  })

/** What a run would take. */
export const estimateQuery = (dataset: number, request: CaptionRequest) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'caption-estimate', request],
    queryFn: ({ signal }) => post<CaptionEstimate>(api.captionsEstimate(dataset), request, signal),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

/** Images to try captions on. */
export const samplesQuery = (
  dataset: number,
  asked: { target: string; policy: CaptionPolicy; scope: Scope; count: number; round: number },
) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'caption-samples', asked],
    queryFn: ({ signal }) => post<SampleList>(api.captionsSample(dataset), asked, signal),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

/** What a captioning run is being set up to do. */
export interface CaptionQuestion {
  provider: string
  /** The prompt's name. */
  preset: string
  /** The prompt as it is being written. */
  text: string
  target: string
  policy: CaptionPolicy
  scope: Scope
  /** Whether tags are asked for beside the caption. */
  alsoTags: boolean
}

/** What would be sent about the first image of the scope. */
export const captionPreviewQuery = (dataset: number, asked: CaptionQuestion) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'caption', asked],
    queryFn: ({ signal }) => post<CaptionPreview>(api.captionsPreview(dataset), asked, signal),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

/** What a run would make of an answer. */
export const answerPreviewQuery = (
  dataset: number,
  asked: { image: number; answer: string; target: string; policy: CaptionPolicy },
) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'answer', asked],
    queryFn: ({ signal }) => post<AnswerPreview>(api.answersPreview(dataset), asked, signal),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

/** Asks about one image; nothing is changed by that. */
export const tryCaption = (
  dataset: number,
  asked: {
    provider: string
    preset: string
    /** As it is being written; the preset's own when absent. */
    text?: string
    target?: string
    image: number
    scope?: Scope
    alsoTags: boolean
  },
  signal?: AbortSignal,
): Promise<CaptionTrial> => post<CaptionTrial>(api.captionsTry(dataset), asked, signal)

export function useSaveProvider() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ provider: { name, ...settings }, key }: { provider: Provider; key: string | null }) =>
      put<ProviderView>(api.provider(name), { ...settings, key }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.providers }),
  })
}

export function useRemoveProvider() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => remove(api.provider(name)),
    onError: (error) => toast.bad('The provider is still there.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.providers }),
  })
}

export function useTestProvider(name: string) {
  return useMutation({
    mutationFn: () => post<ProviderTest>(api.providerTest(name), {}),
    onError: (error) => toast.bad('The test did not work.', { detail: reasonOf(error) }),
  })
}

/** @param onSaved Called even when what asked is gone by then: the list with the new version may come before the answer. */
export function useSavePrompt(onSaved?: (name: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      name,
      text,
      target,
      families,
      subject,
    }: Pick<Prompt, 'name' | 'text' | 'target' | 'families' | 'subject'>) =>
      put<Prompt>(api.prompt(name), { text, target, families, subject: subject ?? '' }),
    onSuccess: ({ name }) => onSaved?.(name),
    onSettled: () => client.invalidateQueries({ queryKey: keys.prompts }),
  })
}

export function useRemovePrompt() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => remove(api.prompt(name)),
    onError: (error) => toast.bad('The prompt is still there.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.prompts }),
  })
}

export function useStartCaptioning(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: CaptionRequest) => post<Run>(api.captions(dataset), request),
    onSuccess: () => {
      toast.good('Captioning has started.', { detail: 'Activity shows how it goes.' })
      return client.invalidateQueries({ queryKey: keys.runs })
    },
    onError: (error) => toast.bad('Captioning could not start.', { detail: reasonOf(error) }),
  })
}
