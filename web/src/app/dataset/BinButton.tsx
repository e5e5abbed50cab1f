import { Trash2 } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { formatCount } from '@/lib/format'

interface BinButtonProps {
  /** Whether the bin is shown. */
  bin: boolean
  /** Pictures in it; null when not known. */
  count: number | null
  onClick: () => void
}

export function BinButton({ bin, count, onClick }: BinButtonProps) {
  return (
    <IconButton
      label={bin ? 'Back to the pictures' : count === null ? 'Bin' : `Bin (${formatCount(count)})`}
      action="dataset.bin"
      aria-pressed={bin}
      onClick={onClick}
    >
      <Trash2 aria-hidden />
    </IconButton>
  )
}
