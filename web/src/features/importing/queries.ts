import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { ImportInspection, ImportRequest, Run, SidecarText } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

/** Where the pictures come from: paths on the server's computer, or an upload that is complete. */
export type Source = { paths: string[] } | { upload: string }

/** What is there to import. Asked anew each time: folders change. */
export const inspectionQuery = (source: Source | null) =>
  queryOptions({
    queryKey: ['import-inspection', source],
    queryFn: ({ signal }) => post<ImportInspection>(api.importsInspect, { ...source, text: 'auto' }, signal),
    enabled: source !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

export function useStartImport(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ source, text }: { source: Source; text: SidecarText }) =>
      post<Run>(api.imports(dataset), { ...source, text } satisfies ImportRequest),
    onSuccess: () => {
      toast.good('The import has started.', {
        detail: 'It goes on in the background, also when this window is closed.',
      })
      return client.invalidateQueries({ queryKey: keys.runs })
    },
    onError: (error) => toast.bad('The import could not start.', { detail: reasonOf(error) }),
  })
}
