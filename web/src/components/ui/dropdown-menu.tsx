import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { menuContent, menuParts } from './menu-parts'

export const DropdownMenu = Radix.Root
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuSub = Radix.Sub
export const DropdownMenuRadioGroup = Radix.RadioGroup

export function DropdownMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content sideOffset={4} collisionPadding={8} className={cn(menuContent, className)} {...props} />
    </Radix.Portal>
  )
}

const parts = menuParts(Radix)

export const DropdownMenuSubContent = parts.SubContent
export const DropdownMenuItem = parts.Item
export const DropdownMenuSubTrigger = parts.SubTrigger
export const DropdownMenuRadioItem = parts.RadioItem
export const DropdownMenuCheckboxItem = parts.CheckboxItem
export const DropdownMenuLabel = parts.Label
export const DropdownMenuSeparator = parts.Separator
