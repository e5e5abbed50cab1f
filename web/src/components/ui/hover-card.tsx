import { HoverCard as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { isMenuOpen } from '@/lib/hotkeys'

interface HoverCardProps {
  /** What the card tells; it may hold buttons. Null while there is nothing to tell. */
  card: ReactNode
  children: ReactNode
}

/** More about a thing, for whoever stays on it with the pointer or the keyboard. */
export function HoverCard({ card, children }: HoverCardProps) {
  const [open, setOpen] = useState(false)
  // Over an open menu the card would be in the way, and would take the menu's Escape for itself.
  const change = (next: boolean) => setOpen(next && !isMenuOpen())
  return (
    <Radix.Root openDelay={450} closeDelay={150} open={open} onOpenChange={change}>
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
