interface Undo {
  /** The dataset whose history this is. */
  dataset: number
  /** What the next undo would take back, "Remove 3 pictures"; null when there is nothing. */
  undoLabel: string | null
  redoLabel: string | null
  /** Undoes the latest change, or the one named. */
  undo: (change?: string) => void
  redo: () => void
}

export function useUndo(dataset: number): Undo {
  return { dataset, undoLabel: null, redoLabel: null, undo: () => undefined, redo: () => undefined }
}
