import type { Change } from '@/api/types'
import { ConfirmDialog } from '@/components/ConfirmDialog'
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
    <ConfirmDialog
      open={change !== null}
      onOpenChange={(open) => {
        if (!open) onCancel()
      }}
      title="Undo back to here?"
      confirm={`Undo ${plural(affected, 'change')}`}
      onConfirm={() => {
        if (change !== null) onConfirm(change.version)
      }}
    >
      {change === null
        ? null
        : `The dataset goes back to how it was after “${change.label}”, ${formatDate(change.at)}. ` +
          `${plural(affected, 'later change')} will be taken back. Ctrl+Y brings them back, one by one.`}
    </ConfirmDialog>
  )
}
