import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { ReportKind, ReportPage, Run } from '@/api/types'
import { api } from '@/lib/paths'

export const runsQuery = queryOptions({
  queryKey: keys.runs,
  queryFn: ({ signal }) => get<{ runs: Run[] }>(api.runs, signal),
  select: (page) => page.runs,
})

const pageSize = 200

export const reportQuery = (run: string, kind: ReportKind) =>
  infiniteQueryOptions({
    queryKey: [...keys.report(run), kind],
    queryFn: ({ pageParam, signal }) =>
      get<ReportPage>(api.runReport(run, { kind, offset: String(pageParam), limit: pageSize }), signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.items.length, 0)
      return read < last.total && last.items.length > 0 ? read : undefined
    },
  })
