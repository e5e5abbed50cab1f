import { lazy, Suspense, useSyncExternalStore } from 'react'
import { askedUndo } from '@/components/edits/undo'
import { useRunNames } from '../use-run-names'

const UndoConflictDialog = lazy(() =>
  import('@/features/history/UndoConflictDialog').then((module) => ({ default: module.UndoConflictDialog })),
)

/** Wherever an undo was asked for, here the person decides on it. */
export function AskedUndoDialog() {
  const asked = useSyncExternalStore(askedUndo.subscribe, askedUndo.snapshot)
  const runNames = useRunNames()
  return asked === null ? null : (
    <Suspense>
      <UndoConflictDialog
        key={`${asked.of.kind}/${asked.of.id}/${asked.change ?? ''}`}
        asked={asked}
        runNames={runNames}
      />
    </Suspense>
  )
}
