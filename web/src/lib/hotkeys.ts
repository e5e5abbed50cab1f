import { useEffect, useEffectEvent } from 'react'

const typing =
  'input:not([type=checkbox],[type=radio],[type=range],[type=button]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox]'

/** True while a keystroke belongs to a text field: no letter shortcut may fire then. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null

/** True while an open dialog or menu owns the keyboard. */
export const isBehindDialog = (target: EventTarget | null): boolean => {
  const open = document.querySelector(
    '[role=dialog][data-state=open], [role=alertdialog][data-state=open], [role=menu][data-state=open]',
  )
  return open !== null && !(target instanceof Node && open.contains(target))
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

export type Hotkeys = Record<string, (event: KeyboardEvent) => void>

/** Page-wide shortcuts, silent while typing and behind dialogs. A handled key goes no further. */
export function useHotkeys(keys: Hotkeys, enabled = true): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || isBehindDialog(event.target)) return
    const handler = keys[keyName(event)]
    if (handler === undefined) return
    event.preventDefault()
    handler(event)
  })
  useEffect(() => {
    if (!enabled) return
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [enabled])
}
