import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { DiffView } from '@/api/types'
import { api } from '@/lib/paths'
import { askedQuery, type DiffAsked } from './diff-view'

const PAGE = 100

/** The differences between two moments, a page of images at a time. */
export const diffQuery = (dataset: number, asked: DiffAsked) =>
  infiniteQueryOptions({
    queryKey: [...keys.diff(dataset, asked.other ?? dataset), dataset, asked],
    queryFn: ({ pageParam, signal }) =>
      get<DiffView>(
        api.diff(dataset, { ...askedQuery(asked), offset: String(pageParam), limit: PAGE }),
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.images.length, 0)
      return read < last.total && last.images.length > 0 ? read : undefined
    },
    placeholderData: keepPreviousData,
  })
