import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, post, remove } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type {
  Changed,
  Dataset,
  ExportRequest,
  MomentInfo,
  RestorePreview,
  Run,
  Version,
  VersionList,
} from '@/api/types'
import { undoAction } from '@/components/edits/undo'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { api } from '@/lib/paths'

export const momentQuery = (dataset: number, at: string) =>
  queryOptions({
    queryKey: [...keys.changes(dataset), 'moment', at],
    queryFn: ({ signal }) => get<MomentInfo>(api.moment(dataset, at), signal),
  })

/** The moment at which the change at a place among all changes of a dataset ends. */
export const placeQuery = (dataset: number, place: number) =>
  queryOptions({
    queryKey: [...keys.changes(dataset), 'place', place],
    queryFn: ({ signal }) => get<MomentInfo>(api.momentAtPlace(dataset, place), signal),
  })

/** A dataset with the name, settings and counts it has, or had at a moment. */
export const datasetQuery = (dataset: number, at: string | null) =>
  queryOptions({
    queryKey: at === null ? keys.info(dataset) : [...keys.moment(dataset, at), 'dataset'],
    queryFn: ({ signal }) =>
      get<Dataset>(at === null ? api.dataset(dataset) : api.datasetAt(dataset, at), signal),
  })

export const versionsQuery = (dataset: number) =>
  queryOptions({
    queryKey: keys.versions(dataset),
    queryFn: ({ signal }) => get<VersionList>(api.versions(dataset), signal),
    select: ({ versions }) => versions,
  })

export type RestoreWhat = 'all' | 'captions'

interface RestoreAsked {
  at: string
  what: RestoreWhat
  images?: string | undefined
}

export const restorePreviewQuery = (dataset: number, asked: RestoreAsked) =>
  queryOptions({
    queryKey: [...keys.changes(dataset), 'restore', asked],
    queryFn: ({ signal }) => post<RestorePreview>(api.restorePreview(dataset), asked, signal),
    gcTime: 0,
    retry: false,
  })

export function useRestore(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: RestoreAsked) => post<Changed>(api.restore(dataset), asked),
    onSuccess: (done) => {
      void client.invalidateQueries({ queryKey: keys.dataset(dataset) })
      if (done.change === null) toast.show('It is just so already.')
      else toast.good(`Restored ${plural(done.images, 'image')}.`, undoAction(client, dataset, done.change))
    },
    onError: (error) => toast.bad('Nothing was restored.', { detail: reasonOf(error) }),
  })
}

/** Makes an export again: the same version with the same options, as a zip to download. */
export function useExportAgain(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ format, at, upTo, options }: ExportRequest) =>
      post<Run>(api.exports(dataset), { format, at, upTo, options }),
    onSuccess: () => {
      toast.good('The export is being made again.', {
        detail: 'It will be ready for download under Activity, byte for byte as it was.',
      })
      return client.invalidateQueries({ queryKey: keys.runs })
    },
    onError: (error) => toast.bad('The export could not start.', { detail: reasonOf(error) }),
  })
}

export function useBranch(dataset: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: { name: string; at?: string | undefined }) =>
      post<Dataset>(api.branches(dataset), asked),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.concepts }),
  })
}

/** Naming, describing, locking and taking a name off; each answers with all versions. */
export function useVersions(dataset: number) {
  const client = useQueryClient()
  const done = (versions: VersionList) => {
    client.setQueryData(keys.versions(dataset), versions)
    void client.invalidateQueries({ queryKey: keys.changes(dataset) })
  }
  const onError = (error: unknown) => toast.bad('The version stays as it is.', { detail: reasonOf(error) })
  return {
    name: useMutation({
      mutationFn: (asked: { name: string; description?: string; at?: string | undefined }) =>
        post<VersionList>(api.versions(dataset), asked),
      onSuccess: done,
    }),
    update: useMutation({
      mutationFn: ({ of, ...asked }: { of: string; name?: string; description?: string; locked?: boolean }) =>
        patch<VersionList>(api.version(dataset, of), asked),
      onSuccess: done,
      onError,
    }),
    remove: useMutation({
      mutationFn: ({ name }: Version) => remove<VersionList>(api.version(dataset, name)),
      onSuccess: (versions, { name, description, version }) => {
        done(versions)
        const back = () =>
          post<VersionList>(api.versions(dataset), { name, description, at: String(version) }).then(
            done,
            onError,
          )
        toast.show(`“${name}” is no name any more`, { action: { label: 'Undo', run: () => void back() } })
      },
      onError,
    }),
  }
}
