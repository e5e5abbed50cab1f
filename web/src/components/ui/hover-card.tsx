import { HoverCard as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

interface HoverCardProps {
  /** What the card tells; it may hold buttons. Null while there is nothing to tell. */
  card: ReactNode
  children: ReactNode
}

/** More about a thing, for whoever stays on it with the pointer or the keyboard. */
export function HoverCard({ card, children }: HoverCardProps) {
  return (
    <Radix.Root openDelay={450} closeDelay={150}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      {card === null ? null : (
        <Radix.Portal>
          <Radix.Content
            side="bottom"
            align="start"
            sideOffset={6}
            collisionPadding={8}
            className="surface-flyout z-(--z-popup) flex w-72 animate-fade flex-col gap-1 p-3 text-caption"
          >
            {card}
          </Radix.Content>
        </Radix.Portal>
      )}
    </Radix.Root>
  )
}
