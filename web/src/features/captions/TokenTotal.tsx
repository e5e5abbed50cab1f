import type { Dataset, TokenCounts } from '@/api/types'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/cn'
import { tokenLine } from './token-text'

interface TokenTotalProps {
  counts: TokenCounts
  dataset: Dataset
}

/** The tokens of one image, and whether that is more than is read at once. */
export function TokenTotal({ counts, dataset }: TokenTotalProps) {
  const { text, about, over } = tokenLine(counts, dataset.family, dataset.triggerWord)
  return (
    <Tooltip text={about}>
      <p className={cn('w-fit text-caption tabular-nums', over ? 'text-warn' : 'text-text-3')}>{text}</p>
    </Tooltip>
  )
}
