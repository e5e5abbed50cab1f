import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { ChangePage, Undone } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'
import { doneText } from './undo-text'

const PAGE = 100

/** The timeline, newest first, a page at a time. */
export const timelineQuery = (dataset: number) =>
  infiniteQueryOptions({
    queryKey: [...keys.changes(dataset), 'timeline'],
    queryFn: ({ pageParam, signal }) =>
      get<ChangePage>(api.changes(dataset, { before: pageParam, limit: PAGE }), signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ changes }) => (changes.length < PAGE ? null : (changes.at(-1)?.version ?? null)),
  })

/** What the next undo and redo would do. */
export const nextUndoQuery = (dataset: number) =>
  queryOptions({
    queryKey: [...keys.changes(dataset), 'next'],
    queryFn: ({ signal }) => get<ChangePage>(api.changes(dataset, { limit: 1 }), signal),
    select: ({ undo, redo }) => ({ undo, redo }),
  })

type Step =
  { kind: 'undo'; change?: string | undefined } | { kind: 'redo' } | { kind: 'undo-to'; version: number }

function send(dataset: number, step: Step): Promise<Undone> {
  switch (step.kind) {
    case 'undo':
      return post(api.undo(dataset), step.change === undefined ? {} : { change: step.change })
    case 'redo':
      return post(api.redo(dataset), {})
    case 'undo-to':
      return post(api.undoTo(dataset), { version: step.version })
  }
}

/** One step through the history. It waits for edits that are still on their way, so it takes back what was seen. */
export function takeStep(client: QueryClient, dataset: number, step: Step): void {
  const again: Step = step.kind === 'redo' ? { kind: 'undo' } : { kind: 'redo' }
  const mutation = client.getMutationCache().build<Undone, Error, Step, unknown>(client, {
    scope: { id: `edits-${dataset}` },
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
    onError: (error) => toast.bad('Nothing was changed.', { detail: reasonOf(error) }),
    onSettled: () => {
      for (const queryKey of [keys.changes(dataset), keys.cards(dataset), keys.image(dataset)]) {
        void client.invalidateQueries({ queryKey })
      }
    },
  })
  void mutation.execute(step).catch(() => undefined)
}
