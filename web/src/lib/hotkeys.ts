const typing =
  'input:not([type=checkbox],[type=radio],[type=range],[type=button]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox]'

/** True while a keystroke belongs to a text field: no letter shortcut may fire then. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(typing) !== null

/** What is marked with data-beside stands beside the page and lets it go on. */
const dialogs = '[role=dialog][data-state=open]:not([data-beside]), [role=alertdialog][data-state=open]'
const menus = '[role=menu][data-state=open], [role=listbox][data-state=open]'

/**
 * Who listens: the page, silent while any dialog is open; a dialog marked with data-hotkeys while it is the front one;
 * or both, which is everywhere.
 */
export type Listener = 'page' | 'dialog' | 'everywhere'

/** Whether a menu or a list of choices is open. */
export const isMenuOpen = (): boolean => document.querySelector(menus) !== null

/** The dialog in front of everything. */
export const topDialog = (): Element | null => [...document.querySelectorAll(dialogs)].at(-1) ?? null

export function isElsewhere(target: EventTarget | null, listener: Listener): boolean {
  if (isMenuOpen()) return true
  const front = topDialog()
  if (front === null) return listener === 'dialog'
  if (listener === 'page' || !front.hasAttribute('data-hotkeys')) return true
  return listener === 'dialog' && !(target instanceof Node && front.contains(target))
}

/** What some keys have on an English keyboard, without Shift and with it. */
const signs: Partial<Record<string, readonly [string, string]>> = {
  Backquote: ['`', '~'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
}

const isForeign = (key: string): boolean =>
  /^[\p{L}\p{N}]$/u.test(key) && !/^[\p{Script=Latin}0-9]$/u.test(key)

/** The key as an English keyboard has it where the layout writes no Latin letters: Ctrl+Я is Ctrl+Z. */
const latin = ({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string =>
  isForeign(key) ? (/^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? signs[code]?.[shiftKey ? 1 : 0] ?? key) : key

/** "Ctrl+Shift+Z", "K", "ArrowUp", "Delete": modifiers in that order, letters upper-case. Cmd counts as Ctrl. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const written = latin(event)
  const key = written === ' ' ? 'Space' : written.length === 1 ? written.toUpperCase() : written
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

/** Called once, when the page starts: says on the root that a key was pressed, so that somebody goes by keys. */
export function watchKeys(): void {
  window.addEventListener('keydown', () => (document.documentElement.dataset.keys = ''), {
    capture: true,
    once: true,
  })
}
