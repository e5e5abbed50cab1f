import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, patch, post, remove } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { BackupList, Run, Session, Settings } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: ({ signal }) => get<Settings>(api.settings, signal),
})

export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: async ({ signal }) => (await get<{ sessions: Session[] }>(api.sessions, signal)).sessions,
})

export const backupsQuery = queryOptions({
  queryKey: keys.backups,
  queryFn: ({ signal }) => get<BackupList>(api.backups, signal),
})

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
      return client.invalidateQueries({ queryKey: keys.backups })
    },
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
