import type { DiffView, ImageDiff } from '@/api/types'
import { VirtualRows } from '@/components/VirtualRows'
import { cn } from '@/lib/cn'
import { ownerOf } from './diff-view'
import { ImageDifference } from './ImageDifference'

interface DiffImagesProps {
  found: Pick<DiffView, 'left' | 'right'>
  images: readonly ImageDiff[]
  /** Where the keyboard is; -1 is nowhere. */
  current: number
  onMore: (() => void) | undefined
}

/** Each image that differs, word by word. */
export function DiffImages({ found, images, current, onMore }: DiffImagesProps) {
  return (
    <VirtualRows
      rows={images}
      keyOf={(image) => `${image.kind} ${image.number}`}
      heightOf={() => 76}
      measured
      visible={current < 0 ? null : current}
      onNearEnd={onMore}
    >
      {(image, index) => (
        <div
          aria-current={index === current ? true : undefined}
          className={cn('border-b border-line px-4', index === current && 'bg-selected')}
        >
          <ImageDifference dataset={ownerOf(image, found)} image={image} kind={image.kind} />
        </div>
      )}
    </VirtualRows>
  )
}
