import { Check, ChevronRight } from 'lucide-react'
import { ContextMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { menuContent, menuDanger, menuItem, menuLabel, menuSeparator, menuShortcut } from './menu-styles'

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

export function ContextMenuSubContent({ className, ...props }: ComponentProps<typeof Radix.SubContent>) {
  return (
    <Radix.Portal>
      <Radix.SubContent collisionPadding={8} className={cn(menuContent, 'max-h-100', className)} {...props} />
    </Radix.Portal>
  )
}

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  shortcut?: string
  danger?: boolean
}

export function ContextMenuItem({ className, shortcut, danger = false, children, ...props }: ItemProps) {
  return (
    <Radix.Item className={cn(menuItem, danger && menuDanger, className)} {...props}>
      {children}
      {shortcut === undefined ? null : <span className={menuShortcut}>{shortcut}</span>}
    </Radix.Item>
  )
}

export function ContextMenuSubTrigger({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.SubTrigger>) {
  return (
    <Radix.SubTrigger className={cn(menuItem, className)} {...props}>
      {children}
      <ChevronRight className="ml-auto" aria-hidden />
    </Radix.SubTrigger>
  )
}

export function ContextMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(menuItem, 'pl-9', className)} {...props}>
      <Radix.ItemIndicator className="absolute left-3">
        <Check aria-hidden />
      </Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  )
}

export function ContextMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem className={cn(menuItem, 'pl-9', className)} {...props}>
      <Radix.ItemIndicator className="absolute left-3">
        <Check aria-hidden />
      </Radix.ItemIndicator>
      {children}
    </Radix.CheckboxItem>
  )
}

export function ContextMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn(menuLabel, className)} {...props} />
}

export const ContextMenuSeparator = () => <Radix.Separator className={menuSeparator} />
