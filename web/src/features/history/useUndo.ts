import { useQuery, useQueryClient } from '@tanstack/react-query'
import { takeStep } from '@/components/edits/undo'
import { nextUndoQuery, undoOne } from './queries'

interface Undo {
  /** The dataset whose history this is. */
  dataset: number
  /** What the next undo would take back, "Remove 3 pictures"; null when there is nothing. */
  undoLabel: string | null
  redoLabel: string | null
  /** Undoes the latest change, or the one named, which another dataset may have. */
  undo: (change?: string, of?: number) => void
  /** Undoes a change of the timeline, after a look at what that does unless it is the latest. */
  undoOne: (change: string) => void
  redo: () => void
  /** Takes back everything after a version. */
  undoTo: (version: number) => void
}

/** Undo and redo of one dataset. Says what was taken back and offers the way forward again. */
export function useUndo(dataset: number): Undo {
  const client = useQueryClient()
  const { data: next } = useQuery(nextUndoQuery(dataset))
  return {
    dataset,
    undoLabel: next?.undo?.label ?? null,
    redoLabel: next?.redo?.label ?? null,
    undo: (change, of = dataset) => takeStep(client, of, { kind: 'undo', change }),
    undoOne: (change) => void undoOne(client, dataset, change),
    redo: () => takeStep(client, dataset, { kind: 'redo' }),
    undoTo: (version) => takeStep(client, dataset, { kind: 'undo-to', version }),
  }
}
