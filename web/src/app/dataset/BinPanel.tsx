import { Trash2, Undo2 } from 'lucide-react'
import { EmptyState } from '@/components/EmptyState'
import { Button } from '@/components/ui/button'
import { plural } from '@/lib/format'

interface BinPanelProps {
  selected: number
  onRestore: () => void
}

/** Beside the bin: removed pictures are not edited, they are brought back. */
export function BinPanel({ selected, onRestore }: BinPanelProps) {
  return (
    <EmptyState
      icon={<Trash2 />}
      title="In the bin"
      actions={
        <Button variant="accent" disabled={selected === 0} onClick={onRestore}>
          <Undo2 aria-hidden /> {selected === 0 ? 'Restore' : `Restore ${plural(selected, 'picture')}`}
        </Button>
      }
    >
      These pictures take no part in the dataset. Their tags and captions come back with them. What was
      forgotten stays here as an empty place.
    </EmptyState>
  )
}
