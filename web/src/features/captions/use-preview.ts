import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, remove } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { DatasetPreview, EditStep, ImagePage, OpenedPreview, Scope } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'
import { sentScope, type OpenPreview } from './preview-steps'

interface PreviewAsked {
  steps: readonly EditStep[]
  scope: Scope
  /** A preview whose place this one takes. */
  replaces?: string | undefined
}

/** What a preview is made of; fails once it has ended, as when newer ones needed its place. */
export const previewQuery = (dataset: number, at: string) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), at],
    queryFn: async ({ signal }): Promise<OpenPreview> => {
      const made = await get<OpenedPreview>(api.preview(dataset, at), signal)
      return { ...made, at, scope: sentScope(made.scope) }
    },
    // Going back to it, one wants to know whether it has ended.
    staleTime: 0,
    retry: false,
  })

/** The version a dataset is at, beside its preview. */
export const presentVersionQuery = (dataset: number) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'present'],
    queryFn: async ({ signal }) => (await get<ImagePage>(api.images(dataset, { limit: 0 }), signal)).version,
  })

/** Opens the dataset as steps would make it. */
export function useOpenPreview(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ steps, scope, replaces }: PreviewAsked): Promise<OpenPreview> => {
      const { steps: counts, ...opened } = await post<DatasetPreview>(api.previews(dataset), { steps, scope })
      const preview = { ...opened, steps: [...steps], scope, counts }
      client.setQueryData(previewQuery(dataset, opened.at).queryKey, preview)
      if (replaces !== undefined) closePreview(dataset, replaces)
      return preview
    },
    onError: (error) => toast.bad('The preview was not opened.', { detail: reasonOf(error) }),
  })
}

/** Ends a preview; one that cannot be told so ends by itself. */
export function closePreview(dataset: number, at: string): void {
  void remove(api.preview(dataset, at)).catch(() => undefined)
}
