import { Redo2, Undo2 } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { useUndo, useUndoKeys } from './useUndo'

/** The two toolbar buttons; their tooltips name what they would do. Brings the keys along. */
export function UndoButtons({ dataset }: { dataset: number }) {
  const history = useUndo(dataset)
  const { undoLabel, redoLabel, undo, redo } = history
  useUndoKeys(history)
  return (
    <>
      <IconButton
        label={undoLabel === null ? 'Nothing to undo' : `Undo: ${undoLabel}`}
        shortcut="Ctrl+Z"
        aria-disabled={undoLabel === null}
        onClick={() => undoLabel !== null && undo()}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        label={redoLabel === null ? 'Nothing to redo' : `Redo: ${redoLabel}`}
        shortcut="Ctrl+Y"
        aria-disabled={redoLabel === null}
        onClick={() => redoLabel !== null && redo()}
      >
        <Redo2 aria-hidden />
      </IconButton>
    </>
  )
}
