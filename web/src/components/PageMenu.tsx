import { useEffect, useRef, useState } from 'react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { keepsOwnMenu, menuAt, type Menu } from '@/lib/menus'
import { MenuList } from './MenuList'

interface OpenMenu {
  menu: Menu
  x: number
  y: number
  /** What had the focus, and gets it back. */
  before: Element | null
}

/** With the keyboard the menu opens under what has the focus; the browser may name any point then. */
function placeOf(event: MouseEvent): { x: number; y: number } {
  const target = event.target
  if (event.button === 2 || !(target instanceof Element)) return { x: event.clientX, y: event.clientY }
  const { left, bottom, width } = target.getBoundingClientRect()
  return { x: left + Math.min(24, width / 2), y: bottom }
}

/** The context menu of the page: one, for whatever is under the pointer or has the focus. */
export function PageMenu() {
  const [open, setOpen] = useState<OpenMenu | null>(null)
  const chosen = useRef<(() => unknown) | null>(null)
  useEffect(() => {
    const onContextMenu = (event: MouseEvent) => {
      if (event.defaultPrevented || keepsOwnMenu(event.target)) return
      const menu = menuAt(event.target)
      if (menu === null) return
      event.preventDefault()
      setOpen({ menu, ...placeOf(event), before: document.activeElement })
    }
    window.addEventListener('contextmenu', onContextMenu)
    return () => window.removeEventListener('contextmenu', onContextMenu)
  }, [])
  if (open === null) return null
  const giveBack = (event: Event) => {
    event.preventDefault()
    if (open.before instanceof HTMLElement) open.before.focus({ preventScroll: true })
    const run = chosen.current
    chosen.current = null
    run?.()
  }
  return (
    <DropdownMenu open onOpenChange={(next) => !next && setOpen(null)}>
      <DropdownMenuTrigger asChild>
        <button
          type="button"
          tabIndex={-1}
          aria-label={open.menu.title}
          className="pointer-events-none fixed size-0"
          style={{ left: open.x, top: open.y }}
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        sideOffset={0}
        className="min-w-56"
        onCloseAutoFocus={giveBack}
        onContextMenu={(event) => event.preventDefault()}
      >
        <DropdownMenuLabel className="max-w-60 truncate">{open.menu.title}</DropdownMenuLabel>
        <MenuList
          groups={open.menu.groups}
          onChoose={(run) => {
            chosen.current = run
          }}
        />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
