import { queryOptions, useMutation } from '@tanstack/react-query'
import { get, post, remove } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { DatasetPreview, EditStep, ImagePage, Scope } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'
import { keepPreview, type OpenPreview } from './preview-steps'

interface PreviewAsked {
  steps: readonly EditStep[]
  scope: Scope
  /** A preview whose place this one takes. */
  replaces?: string | undefined
}

/** Opens the dataset as steps would make it, and remembers the steps under the name of the preview. */
export function useOpenPreview(dataset: number) {
  return useMutation({
    mutationFn: async ({ steps, scope, replaces }: PreviewAsked): Promise<OpenPreview> => {
      const opened = await post<DatasetPreview>(api.previews(dataset), { steps, scope })
      const { at, version, images, steps: counts } = opened
      const preview = { at, dataset, version, images, steps: [...steps], scope, counts }
      keepPreview(preview)
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

/** The version the dataset is at, beside its preview; fails once the preview has ended, as when newer ones needed its place. */
export const besidePreviewQuery = (dataset: number, at: string) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'beside', at],
    queryFn: async ({ signal }) => {
      await get<ImagePage>(api.images(dataset, { at, limit: 0 }), signal)
      return (await get<ImagePage>(api.images(dataset, { limit: 0 }), signal)).version
    },
    retry: false,
  })
