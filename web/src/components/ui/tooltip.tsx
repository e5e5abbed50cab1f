import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import type { ActionId } from '@/lib/actions/catalogue'
import { ShortcutKbd } from './shortcut'

interface TooltipProps {
  text: ReactNode
  /** Shows the key of this action. */
  action?: ActionId | undefined
  /** A key that is always the same. */
  shortcut?: string | undefined
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined
  children: ReactNode
}

export const TooltipProvider = Radix.Provider

export function Tooltip({ text, action, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="surface-flyout z-(--z-tooltip) flex max-w-80 animate-fade items-center gap-2 rounded-sm px-2 py-1 text-caption text-text-2"
        >
          {text}
          <ShortcutKbd action={action} fixed={shortcut} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
