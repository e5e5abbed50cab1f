import type { Change } from '@/api/types'
import { cn } from '@/lib/cn'
import { thumbnailUrl } from '@/lib/paths'
import { moreImages } from './sentence'

/** Some of the images that a change touched, and how many more there are. */
export function Thumbnails({ change }: { change: Change }) {
  const { samples, images, undone } = change
  if (samples.length === 0) return null
  return (
    <span className={cn('flex items-center gap-1', undone && 'opacity-60 grayscale')} aria-hidden>
      {samples.map(({ number, sha256 }) => (
        <img
          key={number}
          src={thumbnailUrl(sha256)}
          alt=""
          loading="lazy"
          className="size-7 shrink-0 rounded-sm bg-mat object-cover"
        />
      ))}
      <span className="pl-0.5 text-caption text-text-3 tabular-nums">
        {moreImages(images, samples.length)}
      </span>
    </span>
  )
}
