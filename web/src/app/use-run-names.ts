import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { runsQuery } from '@/features/runs/queries'

/** What the newest runs are called, by their id: who made a change. */
export function useRunNames(): ReadonlyMap<string, string> {
  const { data: runs } = useQuery(runsQuery)
  return useMemo(() => new Map((runs ?? []).map((run) => [run.id, run.label])), [runs])
}
