import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { keys } from '@/api/keys'
import type { EditStep, ImagePage, Scope, StepsPreview, TagPage } from '@/api/types'
import { api } from '@/lib/paths'

interface TagsAsked {
  filter?: string
  search?: string
  sort?: 'count' | 'name'
  limit?: number
  at?: string | null
}

export const tagsQuery = (dataset: number, asked: TagsAsked) =>
  queryOptions({
    queryKey: [...keys.tags(dataset), asked],
    queryFn: ({ signal }) => get<TagPage>(api.tags(dataset, { ...asked }), signal),
    placeholderData: keepPreviousData,
  })

/** How many images a filter shows. */
export const filteredCountQuery = (dataset: number, filter: string) =>
  queryOptions({
    queryKey: [...keys.selection(dataset), 'count', filter],
    queryFn: ({ signal }) => get<ImagePage>(api.images(dataset, { filter, limit: 1 }), signal),
    select: ({ total }) => total,
  })

/** What steps would change, one after the other. */
export const stepsPreviewQuery = (dataset: number, steps: readonly EditStep[], scope: Scope) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'steps', steps, scope],
    queryFn: ({ signal }) =>
      post<StepsPreview>(api.recipesPreview(dataset), { steps, scope, samples: 20 }, signal),
    enabled: steps.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })
