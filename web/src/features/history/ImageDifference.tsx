import { Link } from 'wouter'
import type { ChangeDetails, DiffKind } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { pages, thumbnailUrl } from '@/lib/paths'
import { FactsDifference } from './FactsDifference'
import { sides } from './image-difference'

interface ImageDifferenceProps {
  dataset: number
  image: ChangeDetails['images'][number]
  /** In what way it differs, where that is known. */
  kind?: DiffKind
  /** The picture that it had before, by SHA-256, where it has another one now. */
  was?: string | null
}

const picture = 'size-10 rounded-sm bg-mat object-cover'

/** One image before and after a change, word by word. */
export function ImageDifference({ dataset, image, kind, was = null }: ImageDifferenceProps) {
  const { note } = sides(image.before, image.after)
  return (
    <div className="flex gap-3 py-2">
      {was === null ? null : <img src={thumbnailUrl(was)} alt="Before" className={picture} loading="lazy" />}
      <Link
        href={pages.image(dataset, image.number)}
        className="shrink-0 rounded-sm"
        tabIndex={-1}
        aria-hidden
      >
        <img src={thumbnailUrl(image.sha256)} alt="" className={picture} loading="lazy" />
      </Link>
      <div className="flex min-w-0 flex-1 flex-col gap-1 text-caption select-text">
        <p className="flex min-w-0 items-center gap-2 text-text-3">
          <Link
            href={pages.image(dataset, image.number)}
            className="truncate rounded-sm hover:text-accent hover:underline"
            title={image.name}
          >
            #{image.number} {image.name}
          </Link>
          {note === null ? null : <Badge tone={note === 'new' ? 'good' : 'bad'}>{note}</Badge>}
          {kind === 'replaced' ? <Badge tone="warn">another picture</Badge> : null}
        </p>
        <FactsDifference
          before={image.before}
          after={image.after}
          {...(kind === undefined ? {} : { unchanged: 'No text differs' })}
        />
      </div>
    </div>
  )
}
