import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { DatasetOverview } from '@/api/types'
import { api } from '@/lib/paths'

/** What a dataset, or what a filter finds in it, consists of: now, or at a moment. */
export const overviewQuery = (dataset: number, filter: string, at: string) =>
  queryOptions({
    queryKey:
      at === '' ? [...keys.overview(dataset), filter] : [...keys.moment(dataset, at), 'overview', filter],
    queryFn: ({ signal }) => get<DatasetOverview>(api.overview(dataset, { filter, at }), signal),
    placeholderData: keepPreviousData,
  })
