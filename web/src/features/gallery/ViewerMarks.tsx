import { Check, Trash2, X } from 'lucide-react'
import type { Image } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { Separator } from '@/components/ui/separator'
import { cn } from '@/lib/cn'
import { Stars } from './Stars'

interface ViewerMarksProps {
  image: Image
  keep: () => void
  reject: () => void
  unmark: () => unknown
  star: (stars: number) => unknown
  remove: () => void
}

export function ViewerMarks({ image, keep, reject, unmark, star, remove }: ViewerMarksProps) {
  const kept = image.mark === 'kept'
  const rejected = image.mark === 'rejected'
  return (
    <>
      <Stars stars={image.stars} onChange={star} />
      <Separator orientation="vertical" />
      <IconButton
        label="Keep"
        action="picture.keep"
        aria-pressed={kept}
        className={cn(kept && 'aria-pressed:bg-good-soft aria-pressed:text-good')}
        onClick={kept ? unmark : keep}
      >
        <Check aria-hidden />
      </IconButton>
      <IconButton
        label="Reject"
        action="picture.reject"
        aria-pressed={rejected}
        className={cn(rejected && 'aria-pressed:bg-bad-soft aria-pressed:text-bad')}
        onClick={rejected ? unmark : reject}
      >
        <X aria-hidden />
      </IconButton>
      <IconButton label="Move to the bin" action="picture.remove" onClick={remove}>
        <Trash2 aria-hidden />
      </IconButton>
      <Separator orientation="vertical" />
    </>
  )
}
