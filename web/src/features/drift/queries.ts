import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { DriftDatasets, DriftKind, DriftPage, Run } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'
import { toRequest, type Choice } from './choice'

const PAGE = 100
const BETWEEN_LOOKS = 400

export const isOver = (run: Run | undefined) =>
  run !== undefined && !['queued', 'running', 'paused'].includes(run.state)

/** A run until it is over. */
export const runQuery = (run: string | null) =>
  queryOptions({
    queryKey: [...keys.drift(run ?? ''), 'run'],
    queryFn: ({ signal }) => get<Run>(api.run(run ?? ''), signal),
    enabled: run !== null,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : BETWEEN_LOOKS),
  })

/** The differences of one kind that a check found, a page at a time. */
export const itemsQuery = (run: string, kind: DriftKind) =>
  infiniteQueryOptions({
    queryKey: [...keys.drift(run), kind],
    queryFn: ({ pageParam, signal }) =>
      get<DriftPage>(api.driftFound(run, { kind, offset: String(pageParam), limit: PAGE }), signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.items.length, 0)
      return read < last.total && last.items.length > 0 ? read : undefined
    },
  })

/** The datasets of which images were imported from a folder. */
export const importersQuery = (path: string) =>
  queryOptions({
    queryKey: [...keys.drift('datasets'), path],
    queryFn: ({ signal }) => get<DriftDatasets>(api.driftDatasets(path), signal),
    select: ({ datasets }) => datasets,
    gcTime: 0,
    retry: false,
  })

export function useCheck() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: { path: string; dataset?: number }) => post<Run>(api.drift, asked),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
  })
}

export function useTake(check: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (choice: Choice) => post<Run>(api.driftTake(check), toRequest(choice)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.runs }),
    onError: (error) => toast.bad('Nothing was taken in.', { detail: reasonOf(error) }),
  })
}

export function useCancel(run: string) {
  return useMutation({
    mutationFn: () => post<Run>(api.runDo(run, 'cancel'), {}),
    onError: (error) => toast.bad('The check goes on.', { detail: reasonOf(error) }),
  })
}

export function useResume(run: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<Run>(api.runDo(run, 'resume'), {}),
    onSuccess: (now) => client.setQueryData(runQuery(run).queryKey, now),
    onError: (error) => toast.bad('It stays paused.', { detail: reasonOf(error) }),
  })
}
