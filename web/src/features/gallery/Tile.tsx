import { Check, MessageSquareText, Tag, WholeWord, X } from 'lucide-react'
import { memo } from 'react'
import type { Family, Image } from '@/api/types'
import { cn } from '@/lib/cn'
import { useMoment } from '@/lib/moment'
import { thumbnailUrl } from '@/lib/paths'
import { overLimit } from '@/lib/token-limits'
import { ForgottenPicture, forgottenLabel, isForgotten } from './ForgottenPicture'
import { Stars } from './Stars'

interface TileProps {
  number: number
  place: number
  column: number
  image: Image | undefined
  selected: boolean
  focused: boolean
  size: number
  cover: boolean
  /** Whether its badges are there too: they are most of a tile's work, and may come with the paint after the picture's. */
  badges: boolean
  /** Whether its tokens are told. */
  tokens: boolean
  /** Of models, which says how many tokens are read at once. */
  family: Family
}

export const tileId = (number: number) => `picture-${number}`

function label(image: Image | undefined, number: number, tokens: boolean): string {
  if (image === undefined) return `Picture ${number}`
  if (isForgotten(image)) return forgottenLabel(number)
  const parts = [
    image.name,
    image.mark,
    image.stars > 0 && `${image.stars} stars`,
    `${image.tags.length} tags`,
    tokens && `${image.tokens} tokens`,
    image.unseen && 'not looked at since a run changed it',
  ]
  return parts.filter((part) => typeof part === 'string').join(', ')
}

export const Tile = memo(function Tile({
  number,
  place,
  column,
  image,
  selected,
  focused,
  size,
  cover,
  badges,
  tokens,
  family,
}: TileProps) {
  return (
    <div
      id={tileId(number)}
      role="gridcell"
      aria-colindex={column + 1}
      aria-selected={selected}
      aria-label={label(image, number, tokens)}
      data-place={place}
      draggable
      className={cn(
        'group relative shrink-0 overflow-hidden rounded-md bg-mat contain-strict',
        selected && 'outline-2 outline-offset-1 outline-accent',
        focused &&
          'shadow-[0_0_0_1px_var(--color-mica),0_0_0_3px_var(--color-line-control)] group-focus/grid:shadow-[0_0_0_1px_var(--color-mica),0_0_0_3px_var(--color-text)]',
      )}
      style={{ width: size, height: size }}
    >
      {image === undefined ? null : isForgotten(image) ? (
        <ForgottenPicture />
      ) : (
        <>
          <img
            src={thumbnailUrl(image.sha256)}
            alt=""
            decoding="async"
            draggable={false}
            className={cn(
              'size-full',
              cover ? 'object-cover' : 'object-contain',
              image.mark === 'rejected' && 'opacity-35 grayscale',
            )}
          />
          {badges ? <Badges image={image} small={size < 130} tokens={tokens} family={family} /> : null}
        </>
      )}
      {selected ? <span className="absolute inset-0 bg-accent/12" aria-hidden /> : null}
    </div>
  )
})

const chip =
  'over-picture flex h-5 items-center gap-1 rounded-sm px-1.5 text-[11px] tabular-nums [&_svg]:size-3'

interface BadgesProps {
  image: Image
  small: boolean
  tokens: boolean
  family: Family
}

/** Apart from what is selected, which changes on all tiles at once: icons are the slowest part of a tile. */
const Badges = memo(function Badges({ image, small, tokens, family }: BadgesProps) {
  // Who looked at what is only kept of now.
  const past = useMoment() !== null
  const over = overLimit(image.tokens, family)
  const captioned = Object.keys(image.captions).length > 0
  return (
    <>
      {image.mark === null ? null : (
        <span
          className={cn(
            'absolute top-1.5 left-1.5 flex size-5 scheme-dark items-center justify-center rounded-full text-on-accent [&_svg]:size-3 [&_svg]:stroke-[3]',
            image.mark === 'kept' ? 'bg-good' : 'bg-bad',
          )}
          title={image.mark === 'kept' ? 'Kept' : 'Rejected'}
        >
          {image.mark === 'kept' ? <Check aria-hidden /> : <X aria-hidden />}
        </span>
      )}
      {image.stars === 0 ? null : (
        <span className={cn(chip, 'absolute top-1.5 right-1.5 px-1')}>
          <Stars stars={small ? 1 : image.stars} />
          {small ? image.stars : null}
        </span>
      )}
      {image.unseen && !past ? (
        <span
          className="absolute bottom-2 left-2 size-2.5 rounded-full bg-accent ring-2 ring-mica group-hover:opacity-0"
          title="Not looked at since a run changed it"
        />
      ) : null}
      <span className="absolute right-1.5 bottom-1.5 flex gap-1 group-hover:opacity-0">
        {tokens ? (
          <span
            className={cn(chip, over !== null && 'text-warn')}
            title={over === null ? 'Tokens' : `Tokens: ${over}`}
          >
            <WholeWord aria-hidden />
            {image.tokens}
          </span>
        ) : null}
        {captioned && !(small && tokens) ? (
          <span className={cn(chip, 'px-1')} title="Has a caption">
            <MessageSquareText aria-hidden />
          </span>
        ) : null}
        {small && (captioned || tokens) ? null : (
          <span className={cn(chip, image.tags.length === 0 && 'text-warn')} title="Tags">
            <Tag aria-hidden />
            {image.tags.length}
          </span>
        )}
      </span>
      <span className="absolute inset-x-0 bottom-0 over-picture hidden truncate px-2 py-1 text-[11px] leading-4 group-hover:block">
        {image.name}
      </span>
    </>
  )
})
