import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { actions, type ActionId } from './actions/catalogue'
import type { Offers } from './actions/use-actions'
import { isTyping } from './hotkeys'

export interface MenuEntry {
  label: string
  icon?: ReactNode
  run: () => unknown
  /** The action it is, when it is one of the catalogue: its key is shown. */
  action?: ActionId
  /** The action that does it where the page itself is about the thing of the menu. */
  command?: ActionId
  /** A key of the list that it stands in, which is always the same. */
  shortcut?: string
  danger?: boolean
  disabled?: boolean
}

export interface SubMenu {
  label: string
  icon?: ReactNode
  entries: readonly (MenuEntry | { title: string })[]
}

/** What can be done to one thing. */
export interface Menu {
  /** What it is about, "red kite". */
  title: string
  /** A line is drawn between two groups; what is null is not offered. */
  groups: readonly (readonly (MenuEntry | SubMenu | null)[])[]
}

type MenuOf = () => Menu | null

const menus = new WeakMap<Element, MenuOf>()

/** Gives an element a context menu, and the command palette the same while the element has the focus. */
export function useContextMenu(menu: MenuOf): (element: Element | null) => (() => void) | undefined {
  const latest = useRef(menu)
  useEffect(() => {
    latest.current = menu
  })
  return useCallback((element: Element | null) => {
    if (element === null) return undefined
    menus.set(element, () => latest.current())
    return () => menus.delete(element)
  }, [])
}

/** The menu of an element or of what it is in. */
export function menuAt(target: EventTarget | null): Menu | null {
  for (
    let element = target instanceof Element ? target : null;
    element !== null;
    element = element.parentElement
  ) {
    const menu = menus.get(element)?.()
    if (menu != null) return menu
  }
  return null
}

/** A text field keeps the browser's own menu: it has spelling and pasting. */
export const keepsOwnMenu = (target: EventTarget | null): boolean => isTyping(target)

/** An action of the page is in the palette by itself; a key of the list says only how the entry is reached. */
const isOffered = ({ action }: MenuEntry) => action !== undefined && actions[action].group !== 'rows'

/** What a menu offers that no action of the page does, each with what it is about: "Archive: Kites". */
export const menuOffers = (menu: Menu): { label: string; run: () => unknown }[] =>
  menu.groups
    .flat()
    .flatMap((part) =>
      part === null || 'entries' in part || part.disabled === true || isOffered(part)
        ? []
        : [{ label: `${part.label.replace(/…$/, '')}: ${menu.title}`, run: part.run }],
    )

/** The entries that are commands where the page is about the thing of the menu. */
export const menuActions = (menu: Menu): Offers =>
  Object.fromEntries(
    menu.groups
      .flat()
      .flatMap((part) =>
        part === null || 'entries' in part || part.command === undefined
          ? []
          : [[part.command, { run: part.run, enabled: part.disabled !== true }]],
      ),
  )
