import type { Dataset } from '@/api/types'
import { Dialog } from '@/components/ui/dialog'
import { plural } from '@/lib/format'
import type { DroppedFile } from './DropTarget'

interface ImportDialogProps {
  dataset: Dataset
  /** What was dropped on the page; empty when opened from the Import button. */
  dropped: readonly DroppedFile[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function ImportDialog({ dataset, dropped, open, onOpenChange }: ImportDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Import into ${dataset.name}`}>
      {plural(dropped.length, 'file')}
    </Dialog>
  )
}
