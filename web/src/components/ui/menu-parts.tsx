import { Check, ChevronRight } from 'lucide-react'
import type { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import type { ActionId } from '@/lib/actions/catalogue'
import { cn } from '@/lib/cn'
import { MenuShortcut } from './shortcut'

export const menuContent =
  'surface-flyout z-(--z-popup) min-w-48 animate-pop overflow-y-auto p-1 outline-none'

const item =
  'relative flex h-8 items-center gap-3 rounded-sm px-3 whitespace-nowrap outline-none select-none data-highlighted:bg-subtle-hover ' +
  'data-[state=open]:bg-subtle-hover data-disabled:text-text-disabled [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-text-2'

/** What menus of either kind are made of. */
type MenuPrimitive = Pick<
  typeof Radix,
  | 'Portal'
  | 'SubContent'
  | 'Item'
  | 'SubTrigger'
  | 'RadioItem'
  | 'CheckboxItem'
  | 'ItemIndicator'
  | 'Label'
  | 'Separator'
>

interface ItemProps extends ComponentProps<typeof Radix.Item> {
  /** Shows the key of this action. */
  action?: ActionId
  /** A key that is always the same. */
  shortcut?: string
  danger?: boolean
}

/** The parts of a menu, looking the same whether it opens from a button or under the pointer. */
export function menuParts(Menu: MenuPrimitive) {
  const checked = (
    <Menu.ItemIndicator className="absolute left-3">
      <Check aria-hidden />
    </Menu.ItemIndicator>
  )
  return {
    SubContent: ({ className, ...props }: ComponentProps<typeof Radix.SubContent>) => (
      <Menu.Portal>
        <Menu.SubContent
          collisionPadding={8}
          className={cn(menuContent, 'max-h-100', className)}
          {...props}
        />
      </Menu.Portal>
    ),
    Item: ({ className, action, shortcut, danger = false, children, ...props }: ItemProps) => (
      <Menu.Item className={cn(item, danger && 'text-bad [&_svg]:text-bad', className)} {...props}>
        {children}
        <MenuShortcut action={action} fixed={shortcut} />
      </Menu.Item>
    ),
    SubTrigger: ({ className, children, ...props }: ComponentProps<typeof Radix.SubTrigger>) => (
      <Menu.SubTrigger className={cn(item, className)} {...props}>
        {children}
        <ChevronRight className="ml-auto" aria-hidden />
      </Menu.SubTrigger>
    ),
    RadioItem: ({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) => (
      <Menu.RadioItem className={cn(item, 'pl-9', className)} {...props}>
        {checked}
        {children}
      </Menu.RadioItem>
    ),
    CheckboxItem: ({ className, children, ...props }: ComponentProps<typeof Radix.CheckboxItem>) => (
      <Menu.CheckboxItem className={cn(item, 'pl-9', className)} {...props}>
        {checked}
        {children}
      </Menu.CheckboxItem>
    ),
    Label: ({ className, ...props }: ComponentProps<typeof Radix.Label>) => (
      <Menu.Label className={cn('px-3 pt-2 pb-1 text-caption text-text-3', className)} {...props} />
    ),
    Separator: () => <Menu.Separator className="mx-1 my-1 h-px bg-line" />,
  }
}
