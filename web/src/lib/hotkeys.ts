import { useEffect, useEffectEvent } from 'react'

const typing =
  'input:not([type=checkbox],[type=radio],[type=range],[type=button]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox]'

/** True while a keystroke belongs to a text field: no letter shortcut may fire then. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null

const dialogs = '[role=dialog][data-state=open], [role=alertdialog][data-state=open]'
const menus = '[role=menu][data-state=open], [role=listbox][data-state=open]'

/** Who listens: the page, silent while any dialog is open, or the dialog that holds the focus. */
type Listener = 'page' | 'dialog'

function isElsewhere(target: EventTarget | null, listener: Listener): boolean {
  if (document.querySelector(menus) !== null) return true
  if (listener === 'page') return document.querySelector(dialogs) !== null
  const open = [...document.querySelectorAll(dialogs)].at(-1)
  return open === undefined || !(target instanceof Node && open.contains(target))
}

/** "Ctrl+Shift+Z", "K", "ArrowUp", "Delete": modifiers in that order, letters upper-case. Cmd counts as Ctrl. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key
  const named = /^[A-Z]$/.test(key) || key.length > 1
  return [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && named && 'Shift',
    key,
  ]
    .filter((part) => part !== false)
    .join('+')
}

/** A handler that returns false leaves the key to the browser. */
export type Hotkeys = Record<string, (event: KeyboardEvent) => unknown>

/** Shortcuts that work wherever the focus is, silent while typing. A handled key goes no further. */
export function useHotkeys(keys: Hotkeys, enabled = true, listener: Listener = 'page'): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || isElsewhere(event.target, listener)) return
    const handler = keys[keyName(event)]
    if (handler === undefined) return
    if (handler(event) !== false) event.preventDefault()
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}
