import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, post, put, remove, send } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type {
  BackupList,
  Dictionary,
  DictionaryList,
  LoginStart,
  Run,
  Session,
  Settings,
  Status,
  Update,
} from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { formatBytes, plural } from '@/lib/format'
import { api } from '@/lib/paths'

const DAY_MS = 24 * 60 * 60_000

/** How old a shown list of sessions gets. */
const SESSIONS_MS = 30_000

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: ({ signal }) => get<Settings>(api.settings, signal),
  // People edit the file, too.
  staleTime: 0,
})

export const statusQuery = queryOptions({
  queryKey: keys.status,
  queryFn: ({ signal }) => get<Status>(api.status, signal),
})

/** Asking it may ask for the newest version, if the person said yes. */
export const updateQuery = queryOptions({
  queryKey: keys.update,
  queryFn: ({ signal }) => get<Update>(api.update, signal),
  staleTime: DAY_MS,
})

export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: async ({ signal }) => (await get<{ sessions: Session[] }>(api.sessions, signal)).sessions,
  // Other browsers come and go, which no live update tells.
  staleTime: 0,
  refetchInterval: SESSIONS_MS,
})

export const backupsQuery = queryOptions({
  queryKey: keys.backups,
  queryFn: ({ signal }) => get<BackupList>(api.backups, signal),
})

/** The tray and the system's own settings switch it, too. */
export const loginStartQuery = queryOptions({
  queryKey: keys.loginStart,
  queryFn: ({ signal }) => get<LoginStart>(api.loginStart, signal),
  staleTime: 0,
})

export const dictionariesQuery = queryOptions({
  queryKey: keys.dictionaries,
  queryFn: ({ signal }) => get<DictionaryList>(api.dictionaries, signal),
})

interface DictionaryFile {
  file: File
  /** Whose numbers its categories are; `guess` leaves that to the server. */
  categories: string
  /** What the server takes. */
  mostBytes: number
}

/** Takes a file in as the dictionary of its name, in the place of one that has the name. */
export function useImportDictionary() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ file, categories, mostBytes }: DictionaryFile) => {
      if (file.size > mostBytes)
        throw new Error(`${file.name} has more than ${formatBytes(mostBytes)}. Leave out the rarest tags.`)
      const name = file.name.replace(/\.[^.]*$/, '')
      const answer = await send(
        'PUT',
        api.dictionaryNamed(name, categories),
        file,
        'application/octet-stream',
      )
      return (await answer.json()) as Dictionary
    },
    onSuccess: ({ name, tags }) => {
      toast.good(`Imported ${name}: ${plural(tags, 'tag')}.`)
      return client.invalidateQueries({ queryKey: keys.dictionaries })
    },
  })
}

export function useRemoveDictionary() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => remove(api.dictionary(id)),
    onError: (error) => toast.bad('The dictionary was not removed.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.dictionaries }),
  })
}

export function useSetLoginStart() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (on: boolean) => put<LoginStart>(api.loginStart, { on }),
    onSuccess: (login) => client.setQueryData(keys.loginStart, login),
  })
}

/** Starts a backup into the folder of the settings; the list of runs shows how it goes. */
export function useBackUp() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<Run>(api.backups, {}),
    onError: (error) => toast.bad('No backup was begun.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.backups }),
  })
}

/** Writes one setting into the settings file; null takes it out. */
export function useChangeSetting(name: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (value: string | null) => patch<Settings>(api.settings, { [name]: value }),
    onSuccess: (settings) => {
      client.setQueryData(keys.settings, settings)
      if (name.startsWith('update-')) void client.invalidateQueries({ queryKey: keys.update })
      return client.invalidateQueries({ queryKey: keys.backups })
    },
  })
}

/** Answers the question whether updates may be checked for. */
export function useAllowUpdateCheck() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (yes: boolean) => patch<Settings>(api.settings, { 'update-check': yes ? 'on' : 'off' }),
    onSuccess: (settings) => client.setQueryData(keys.settings, settings),
    onError: (error) => toast.bad('The answer was not kept.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.update }),
  })
}

export function useRevokeSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => remove(api.session(id)),
    onError: (error) => toast.bad('The browser is still signed in.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  })
}

export function useRotateSessionKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post(api.rotateSessionKey, {}),
    onSuccess: () => toast.good('Every other browser is signed out.'),
    onError: (error) => toast.bad('Nobody was signed out.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  })
}
