import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { ActorList, Change, ChangeDetails, ChangePage } from '@/api/types'
import { askedUndo, previewUndo, takeStep, type Whose } from '@/components/edits/undo'
import { api } from '@/lib/paths'
import { firstPage, nextPage, previousPage, toPage } from './timeline-pages'
import type { TimelineScope } from './scope'
import { filterQuery, type TimelineFilter } from './timeline-filter'

const DETAILS_PAGE = 20

const scopeKey = (scope: TimelineScope) =>
  scope.kind === 'dataset'
    ? keys.changes(scope.id)
    : scope.kind === 'concept'
      ? [...keys.timelines, scope.id]
      : keys.timelines

/** What taking a change back would mean today, with some more of the touched images a page; null = what Ctrl+Z would take back. */
export const undoPreviewQuery = (of: Whose, change: string | null) =>
  infiniteQueryOptions({
    queryKey: [...scopeKey(of), 'undo', change],
    queryFn: ({ pageParam, signal }) => previewUndo(of, change, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const seen = pages.reduce((sum, page) => sum + page.touched.length, 0)
      return last.touched.length > 0 && seen < last.total ? seen : undefined
    },
    gcTime: 0,
    retry: false,
  })

type Query = Parameters<typeof api.allChanges>[0]

const changesUrl = (scope: TimelineScope, query: Query) =>
  scope.kind === 'dataset'
    ? api.changes(scope.id, query)
    : scope.kind === 'concept'
      ? api.conceptChanges(scope.id, query)
      : api.allChanges(query)

/** Where a change stands in the timeline of a dataset. */
export const changeQuery = (dataset: number, change: string) =>
  queryOptions({
    queryKey: [...keys.changes(dataset), 'change', change],
    queryFn: async ({ signal }) =>
      (await get<ChangeDetails>(api.changeDetails(dataset, change, { limit: 0 }), signal)).change,
    retry: false,
  })

/**
 * The timeline, newest first, a page at a time.
 * @param around Position of the change to begin at; null = at the newest.
 */
export const timelineQuery = (scope: TimelineScope, filter: TimelineFilter, around: number | null) => {
  const asked = filterQuery(filter)
  const read = async (query: Query, signal: AbortSignal) =>
    (await get<ChangePage>(changesUrl(scope, { ...asked, ...query }), signal)).changes
  return infiniteQueryOptions({
    queryKey: [...scopeKey(scope), 'timeline', asked, around],
    queryFn: ({ pageParam, signal }) => toPage(pageParam, (query) => read(query, signal)),
    initialPageParam: firstPage(around),
    getNextPageParam: (last, _pages, param) => nextPage(last, param),
    getPreviousPageParam: (first) => previousPage(first),
    placeholderData: around === null ? keepPreviousData : undefined,
  })
}

/** The newest changes of a dataset whose sentences have these words, to choose a moment by. */
export const choosableQuery = (dataset: number, text: string) =>
  queryOptions({
    queryKey: [...keys.changes(dataset), 'choosable', text],
    queryFn: ({ signal }) => get<ChangePage>(api.changes(dataset, { text, limit: 50 }), signal),
    select: ({ changes }) => changes,
    placeholderData: keepPreviousData,
  })

/** Who changed something, the last one first. */
export const actorsQuery = (scope: TimelineScope) =>
  queryOptions({
    queryKey: [...scopeKey(scope), 'actors'],
    queryFn: ({ signal }) =>
      get<ActorList>(
        scope.kind === 'dataset'
          ? api.actors(scope.id)
          : scope.kind === 'concept'
            ? api.conceptActors(scope.id)
            : api.allActors,
        signal,
      ),
    select: ({ actors }) => actors,
  })

/** What one change did, a page of its images at a time; to `image` alone when one is named. */
export const detailsQuery = ({ id, dataset, concept }: Change, image?: number) =>
  infiniteQueryOptions({
    queryKey: [...(dataset === null ? keys.timelines : keys.changes(dataset)), 'details', concept, id, image],
    queryFn: ({ pageParam, signal }) =>
      get<ChangeDetails>(
        dataset === null
          ? api.conceptChangeDetails(concept ?? 0, id)
          : api.changeDetails(dataset, id, { image, offset: String(pageParam), limit: DETAILS_PAGE }),
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) =>
      offset + DETAILS_PAGE < last.total ? offset + DETAILS_PAGE : undefined,
  })

const newestQuery = (dataset: number) =>
  queryOptions({
    queryKey: [...keys.changes(dataset), 'next'],
    queryFn: ({ signal }) => get<ChangePage>(api.changes(dataset, { limit: 1 }), signal),
  })

/** What the next undo and redo would do. */
export const nextUndoQuery = (dataset: number) =>
  queryOptions({ ...newestQuery(dataset), select: ({ undo, redo }: ChangePage) => ({ undo, redo }) })

/** The version that the latest change of a dataset made. */
export const newestVersionQuery = (dataset: number) =>
  queryOptions({ ...newestQuery(dataset), select: ({ changes }: ChangePage) => changes[0]?.version ?? 0 })

/** Takes back a change of the timeline: the newest at once, an older one after a look at what that does today. */
export async function undoOne(client: QueryClient, dataset: number, change: string): Promise<void> {
  const page = await client.query({ ...newestQuery(dataset), staleTime: 0 }).catch(() => null)
  if (page?.undo?.id === change) takeStep(client, dataset, { kind: 'undo', change })
  else askedUndo.set({ of: { kind: 'dataset', id: dataset }, change })
}
