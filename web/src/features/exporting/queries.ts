import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { ExportPreview, ExportRequest, Run } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

/** What the export would write. */
export const exportPreviewQuery = (dataset: number, request: ExportRequest) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'export', request],
    queryFn: ({ signal }) => post<ExportPreview>(api.exportsPreview(dataset), request, signal),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

export function useStartExport(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: ExportRequest) => post<Run>(api.exports(dataset), request),
    onSuccess: (_run, { path }) => {
      toast.good('The export has started.', {
        detail:
          path === undefined
            ? 'It will be ready for download under Activity.'
            : `It goes on in the background, to ${path}.`,
      })
      return client.invalidateQueries({ queryKey: keys.runs })
    },
    onError: (error) => toast.bad('The export could not start.', { detail: reasonOf(error) }),
  })
}
