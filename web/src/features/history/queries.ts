import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { keys } from '@/api/keys'
import { datasetLine, postInTurn } from '@/api/outbox'
import { Problem, reasonOf } from '@/api/problem'
import type { ActorList, Change, ChangeDetails, ChangePage, Undone, UndoPreview } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'
import { firstPage, nextPage, previousPage, toPage } from './timeline-pages'
import type { TimelineScope } from './scope'
import { filterQuery, type TimelineFilter } from './timeline-filter'
import { askedUndo, type Decision } from './undo-conflicts'
import { doneText } from './undo-text'

const DETAILS_PAGE = 20

const scopeKey = (scope: TimelineScope) =>
  scope.kind === 'dataset'
    ? keys.changes(scope.id)
    : scope.kind === 'concept'
      ? [...keys.timelines, scope.id]
      : keys.timelines

const previewUndo = (dataset: number, change: string | null, offset: number, signal?: AbortSignal) =>
  post<UndoPreview>(api.undoPreview(dataset), { ...(change === null ? {} : { change }), offset }, signal)

/** What taking a change back would mean today, with some more of the touched images a page; null = what Ctrl+Z would take back. */
export const undoPreviewQuery = (dataset: number, change: string | null) =>
  infiniteQueryOptions({
    queryKey: [...keys.changes(dataset), 'undo', change],
    queryFn: ({ pageParam, signal }) => previewUndo(dataset, change, pageParam, signal),
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
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.images.length, 0)
      return read < last.total && last.images.length > 0 ? read : undefined
    },
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

type Step =
  | {
      kind: 'undo'
      change?: string | undefined
      /** What to keep where something later touched the same; without it the person is asked. */
      onConflict?: Decision
      choices?: Record<string, Decision>
      facts?: 'keep' | 'take'
    }
  | { kind: 'redo' }
  | { kind: 'undo-to'; version: number }

function send(dataset: number, step: Step): Promise<Undone> {
  const line = datasetLine(dataset)
  switch (step.kind) {
    case 'undo':
      return postInTurn(line, api.undo(dataset), {
        ...(step.change === undefined ? {} : { change: step.change }),
        ...(step.onConflict === undefined
          ? {}
          : { onConflict: step.onConflict, choices: step.choices ?? {}, facts: step.facts ?? 'keep' }),
      })
    case 'redo':
      return postInTurn(line, api.redo(dataset), {})
    case 'undo-to':
      return postInTurn(line, api.undoTo(dataset), { version: step.version })
  }
}

/** An undo that something later stands in the way of asks what to keep; any other refusal is told. */
async function explain(dataset: number, step: Step, error: unknown) {
  if (
    step.kind === 'undo' &&
    step.onConflict === undefined &&
    error instanceof Problem &&
    error.status === 409
  ) {
    const change = step.change ?? null
    const preview = await previewUndo(dataset, change, 0).catch(() => null)
    if (preview !== null && (preview.total > 0 || preview.facts.length > 0)) {
      askedUndo.set({ dataset, change })
      return
    }
  }
  toast.bad('Nothing was changed.', { detail: reasonOf(error) })
}

/** Takes back a change of the timeline: the newest at once, an older one after a look at what that does today. */
export async function undoOne(client: QueryClient, dataset: number, change: string): Promise<void> {
  const page = await client.query({ ...newestQuery(dataset), staleTime: 0 }).catch(() => null)
  if (page?.undo?.id === change) takeStep(client, dataset, { kind: 'undo', change })
  else askedUndo.set({ dataset, change })
}

/** Takes a change of a concept back. */
export async function undoOfConcept(client: QueryClient, concept: number, change: string): Promise<void> {
  try {
    toast.show(doneText('Undid', await post<Undone>(api.conceptUndo(concept), { change })))
  } catch (error) {
    toast.bad('Nothing was changed.', { detail: reasonOf(error) })
  }
  for (const queryKey of [keys.timelines, keys.concepts]) void client.invalidateQueries({ queryKey })
}

/** One step through the history. It waits for edits that are still on their way, so it takes back what was seen. */
export function takeStep(client: QueryClient, dataset: number, step: Step): void {
  const again: Step = step.kind === 'redo' ? { kind: 'undo' } : { kind: 'redo' }
  const mutation = client.getMutationCache().build<Undone, Error, Step, unknown>(client, {
    mutationFn: () => send(dataset, step),
    onSuccess: (done) => {
      const action = {
        label: again.kind === 'redo' ? 'Redo' : 'Undo',
        run: () => takeStep(client, dataset, again),
      }
      toast.show(
        doneText(step.kind === 'redo' ? 'Redid' : 'Undid', done),
        done.change === null ? {} : { action },
      )
    },
    onError: (error) => void explain(dataset, step, error),
    onSettled: () => {
      for (const queryKey of [keys.changes(dataset), keys.cards(dataset), keys.image(dataset)]) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
  void mutation.execute(step).catch(() => undefined)
}
