import type { Change } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { formatDate, plural } from '@/lib/format'

interface UndoBackDialogProps {
  /** The last change that stays; null while the dialog is closed. */
  change: Change | null
  affected: number
  onCancel: () => void
  onConfirm: (version: number) => void
}

export function UndoBackDialog({ change, affected, onCancel, onConfirm }: UndoBackDialogProps) {
  return (
    <Dialog
      open={change !== null}
      onOpenChange={onCancel}
      size="sm"
      title="Undo back to here?"
      footer={
        <>
          <Button
            variant="accent"
            onClick={() => {
              if (change !== null) onConfirm(change.version)
            }}
          >
            Undo {plural(affected, 'change')}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </>
      }
    >
      {change === null ? null : (
        <p className="text-text-2">
          The dataset goes back to how it was after “{change.label}”, {formatDate(change.at)}.{' '}
          {plural(affected, 'later change')} will be taken back. This is itself a change: Ctrl+Z brings
          everything back.
        </p>
      )}
    </Dialog>
  )
}
