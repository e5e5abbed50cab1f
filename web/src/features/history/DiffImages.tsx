import { ExternalLink } from 'lucide-react'
import { useLocation } from 'wouter'
import type { DiffView, ImageDiff } from '@/api/types'
import { copyEntry } from '@/components/copy-entry'
import { VirtualRows } from '@/components/VirtualRows'
import { cn } from '@/lib/cn'
import { useContextMenu } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { ownerOf } from './diff-view'
import { ImageDifference } from './ImageDifference'

interface DiffImagesProps {
  found: Pick<DiffView, 'left' | 'right'>
  images: readonly ImageDiff[]
  /** Where the keyboard is; -1 is nowhere. */
  current: number
  onMore: (() => void) | undefined
}

function DiffRow({ dataset, image, current }: { dataset: number; image: ImageDiff; current: boolean }) {
  const [, navigate] = useLocation()
  const row = useContextMenu(() => ({
    title: `#${image.number} ${image.name}`,
    groups: [
      [
        {
          label: 'Open the image',
          icon: <ExternalLink aria-hidden />,
          action: 'diff.open',
          run: () => navigate(pages.image(dataset, image.number)),
        },
        copyEntry('Copy its name', image.name),
      ],
    ],
  }))
  return (
    <div
      ref={row}
      aria-current={current ? true : undefined}
      className={cn('border-b border-line px-4', current && 'bg-selected')}
    >
      <ImageDifference dataset={dataset} image={image} kind={image.kind} was={image.was ?? null} />
    </div>
  )
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
        <DiffRow dataset={ownerOf(image, found)} image={image} current={index === current} />
      )}
    </VirtualRows>
  )
}
