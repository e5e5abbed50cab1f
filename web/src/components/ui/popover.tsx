import { Popover as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor

const isMenu = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role=menu]') !== null

/** The context menu of something in it is part of it, wherever it is drawn. */
export function PopoverContent({
  className,
  onInteractOutside,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={4}
        collisionPadding={8}
        className={cn('surface-flyout z-(--z-popup) animate-pop p-4 outline-none', className)}
        onInteractOutside={(event) => {
          if (isMenu(event.target)) event.preventDefault()
          onInteractOutside?.(event)
        }}
        {...props}
      />
    </Radix.Portal>
  )
}
