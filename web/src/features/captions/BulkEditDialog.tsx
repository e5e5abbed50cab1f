import type { Dataset } from '@/api/types'
import { Dialog } from '@/components/ui/dialog'
import { plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'

interface BulkEditDialogProps {
  dataset: Dataset
  selection: Selection
  filter: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function BulkEditDialog({ dataset, selection, filter, open, onOpenChange }: BulkEditDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Bulk edit" description={dataset.name}>
      {plural(selection.numbers.size, 'picture')} {filter}
    </Dialog>
  )
}
