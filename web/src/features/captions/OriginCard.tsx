import { Bot, User } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Origin } from '@/api/types'
import { Button } from '@/components/ui/button'
import { HoverCard } from '@/components/ui/hover-card'
import { formatDate } from '@/lib/format'
import { actorName, isMachine } from './origin'

interface OriginCardProps {
  /** The text that is asked about, where it is not all in sight. */
  text?: string | undefined
  /** Absent until it is known. */
  origin: Origin | null | undefined
  /** Opens the timeline at a change. */
  onOrigin?: ((origin: Origin) => void) | undefined
  children: ReactNode
}

/** On hover and focus: who put a text there, when, and in which change. */
export function OriginCard({ text, origin, onOrigin, children }: OriginCardProps) {
  return (
    <HoverCard card={origin == null ? null : <Told text={text} origin={origin} onOrigin={onOrigin} />}>
      {children}
    </HoverCard>
  )
}

function Told({ text, origin, onOrigin }: Omit<OriginCardProps, 'children'> & { origin: Origin }) {
  const Icon = isMachine(origin.actor) ? Bot : User
  return (
    <>
      {text === undefined ? null : <p className="font-semibold break-words">{text}</p>}
      <p className="flex items-center gap-1.5 text-text-2" title={origin.actor}>
        <Icon className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">{actorName(origin.actor)}</span>
        <time className="ml-auto shrink-0 text-text-3" dateTime={origin.at}>
          {formatDate(origin.at)}
        </time>
      </p>
      <p className="line-clamp-3 break-words text-text-2">{origin.label}</p>
      {onOrigin === undefined ? null : (
        <Button size="sm" className="mt-1 self-start" onClick={() => onOrigin(origin)}>
          Show in the timeline
        </Button>
      )}
    </>
  )
}
