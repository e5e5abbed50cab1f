import type { QueryClient } from '@tanstack/react-query'
import { post } from '@/api/client'
import { keys } from '@/api/keys'
import { datasetLine, postInTurn } from '@/api/outbox'
import { Problem, reasonOf } from '@/api/problem'
import type { Undone, UndoPreview } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'
import { doneText } from './undo-text'

/** Whose history is gone through. */
export interface Whose {
  kind: 'dataset' | 'concept'
  id: number
}

/** A change that is not taken back without a look at what that does; null = none is being asked about. */
export interface AskedUndo {
  of: Whose
  /** Null = what Ctrl+Z would take back. */
  change: string | null
}

let asked: AskedUndo | null = null
const listeners = new Set<() => void>()

export const askedUndo = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  snapshot: () => asked,
  set: (next: AskedUndo | null) => {
    asked = next
    for (const listener of listeners) listener()
  },
}

export type Decision = 'keep' | 'take' | 'merge'

export type UndoStep =
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

export const previewUndo = (
  { kind, id }: Whose,
  change: string | null,
  offset: number,
  signal?: AbortSignal,
) =>
  post<UndoPreview>(
    kind === 'dataset' ? api.undoPreview(id) : api.conceptUndoPreview(id),
    { ...(change === null ? {} : { change }), offset },
    signal,
  )

const datasetUrls = { undo: api.undo, redo: api.redo, 'undo-to': api.undoTo }

function send({ kind, id }: Whose, step: UndoStep): Promise<Undone> {
  const { kind: which, ...request } = step
  const body = 'onConflict' in request ? { choices: {}, facts: 'keep', ...request } : request
  if (kind === 'dataset') return postInTurn(datasetLine(id), datasetUrls[which](id), body)
  return post(which === 'redo' ? api.conceptRedo(id) : api.conceptUndo(id), body)
}

/** An undo that something later stands in the way of asks what to keep; any other refusal is told. */
async function explain(of: Whose, step: UndoStep, error: unknown) {
  if (
    step.kind === 'undo' &&
    step.onConflict === undefined &&
    error instanceof Problem &&
    error.status === 409
  ) {
    const change = step.change ?? null
    const preview = await previewUndo(of, change, 0).catch(() => null)
    if (preview !== null && (preview.total > 0 || preview.facts.length > 0)) {
      askedUndo.set({ of, change })
      return
    }
  }
  toast.bad('Nothing was changed.', { detail: reasonOf(error) })
}

/** Redo brings back what undo took; undo takes back what redo brought, with what followed from it, whatever was done since. */
const turned = (step: UndoStep, { undone }: Undone): UndoStep =>
  step.kind === 'redo' ? { kind: 'undo', change: undone.at(-1) } : { kind: 'redo' }

const staleKeys = ({ kind, id }: Whose) =>
  kind === 'dataset' ? [keys.changes(id), keys.cards(id), keys.image(id)] : [keys.timelines, keys.concepts]

/** One step through a history. It waits for edits that are still on their way, so it takes back what was seen. */
export function step(client: QueryClient, of: Whose, asked: UndoStep): void {
  const mutation = client.getMutationCache().build<Undone, Error, UndoStep, unknown>(client, {
    mutationFn: () => send(of, asked),
    onSuccess: (done) => {
      const action = {
        label: asked.kind === 'redo' ? 'Undo' : 'Redo',
        run: () => step(client, of, turned(asked, done)),
      }
      toast.show(
        doneText(asked.kind === 'redo' ? 'Redid' : 'Undid', done),
        done.change === null ? {} : { action },
      )
    },
    onError: (error) => void explain(of, asked, error),
    onSettled: () => {
      for (const queryKey of staleKeys(of)) void client.invalidateQueries({ queryKey })
    },
  })
  void mutation.execute(asked).catch(() => undefined)
}

/** One step through the history of a dataset. */
export const takeStep = (client: QueryClient, dataset: number, asked: UndoStep): void =>
  step(client, { kind: 'dataset', id: dataset }, asked)

/** The Undo of a toast that tells of a change; nothing when nothing changed. */
export const undoAction = (client: QueryClient, dataset: number, change: string | null) =>
  change === null
    ? {}
    : { action: { label: 'Undo', run: () => takeStep(client, dataset, { kind: 'undo', change }) } }
