import type { Dataset } from '@/api/types'
import { Dialog } from '@/components/ui/dialog'

interface ExportDialogProps {
  dataset: Dataset
  filter: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function ExportDialog({ dataset, filter, open, onOpenChange }: ExportDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Export ${dataset.name}`}>
      {filter}
    </Dialog>
  )
}
