import { ContextMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { menuContent, menuParts } from './menu-parts'

export const ContextMenu = Radix.Root
export const ContextMenuTrigger = Radix.Trigger
export const ContextMenuSub = Radix.Sub
export const ContextMenuRadioGroup = Radix.RadioGroup

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} className={cn(menuContent, className)} {...props} />
    </Radix.Portal>
  )
}

const parts = menuParts(Radix)

export const ContextMenuSubContent = parts.SubContent
export const ContextMenuItem = parts.Item
export const ContextMenuSubTrigger = parts.SubTrigger
export const ContextMenuRadioItem = parts.RadioItem
export const ContextMenuCheckboxItem = parts.CheckboxItem
export const ContextMenuLabel = parts.Label
export const ContextMenuSeparator = parts.Separator
