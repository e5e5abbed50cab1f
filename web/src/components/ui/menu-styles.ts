export const menuContent =
  'surface-flyout z-(--z-popup) min-w-48 animate-pop overflow-y-auto p-1 outline-none'

export const menuItem =
  'relative flex h-8 items-center gap-3 rounded-sm px-3 outline-none select-none data-highlighted:bg-subtle-hover ' +
  'data-[state=open]:bg-subtle-hover data-disabled:text-text-disabled [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-text-2'

export const menuDanger = 'text-bad [&_svg]:text-bad'
export const menuSeparator = 'mx-1 my-1 h-px bg-line'
export const menuLabel = 'px-3 pt-2 pb-1 text-caption text-text-3'
export const menuShortcut = 'ml-auto pl-6 text-caption text-text-3'
