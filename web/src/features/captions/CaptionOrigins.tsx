import type { MouseEvent } from 'react'
import type { Blame, Origin } from '@/api/types'
import { cn } from '@/lib/cn'
import { colourByChange, originText, type SpanColour } from './origin'
import { OriginCard } from './OriginCard'

interface CaptionOriginsProps {
  label: string
  pieces: NonNullable<Blame['captions'][string]>
  onOrigin: (origin: Origin) => void
}

const decoration: Record<SpanColour, string> = {
  accent: 'decoration-accent hover:bg-accent-soft focus-visible:bg-accent-soft',
  good: 'decoration-good hover:bg-good-soft focus-visible:bg-good-soft',
  warn: 'decoration-warn hover:bg-warn-soft focus-visible:bg-warn-soft',
  bad: 'decoration-bad hover:bg-bad-soft focus-visible:bg-bad-soft',
  'text-3': 'decoration-text-3 hover:bg-fill-hover focus-visible:bg-fill-hover',
}

/** A caption in pieces, each underlined in the colour of the change that wrote it. */
export function CaptionOrigins({ label, pieces, onOrigin }: CaptionOriginsProps) {
  const colours = colourByChange(pieces.map((piece) => piece.origin))
  const open = (event: MouseEvent, origin: Origin) => {
    event.preventDefault()
    onOrigin(origin)
  }
  return (
    <div
      role="group"
      aria-label={label}
      className="min-h-20 rounded-md border border-line bg-well px-3 py-1.5 leading-7 break-words whitespace-pre-wrap"
    >
      {pieces.map(({ text, origin }, index) =>
        origin === null ? (
          <span key={index}>{text}</span>
        ) : (
          <OriginCard key={index} origin={origin} onOrigin={onOrigin}>
            <a
              href={`#${origin.change}`}
              aria-label={`${text}: ${originText(origin)}`}
              className={cn(
                'rounded-sm underline decoration-2 underline-offset-4 outline-none',
                decoration[colours.get(origin.change) ?? 'accent'],
              )}
              onClick={(event) => open(event, origin)}
            >
              {text}
            </a>
          </OriginCard>
        ),
      )}
    </div>
  )
}
