import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { ReportListKind, ReportPage, Run } from '@/api/types'
import { api } from '@/lib/paths'
import { keepingEnds } from './run-list'

interface RunsPage {
  runs: Run[]
}

export const runsQuery = queryOptions({
  queryKey: keys.runs,
  queryFn: async ({ signal, client }) => {
    const { runs } = await get<RunsPage>(api.runs, signal)
    return { runs: keepingEnds(client.getQueryData<RunsPage>(keys.runs)?.runs ?? [], runs) }
  },
  select: (page) => page.runs,
})

const pageSize = 200

const asked = (kind: ReportListKind) => (kind === 'noted' ? { noted: 'true' } : { kind })

export const reportQuery = (run: string, kind: ReportListKind) =>
  infiniteQueryOptions({
    queryKey: [...keys.report(run), kind],
    queryFn: ({ pageParam, signal }) =>
      get<ReportPage>(
        api.runReport(run, { ...asked(kind), offset: String(pageParam), limit: pageSize }),
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.items.length, 0)
      return read < last.total && last.items.length > 0 ? read : undefined
    },
  })
