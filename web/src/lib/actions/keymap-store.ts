import { useSyncExternalStore } from 'react'
import { storedValue } from '../stored-value'
import type { ActionId } from './catalogue'
import { keysOf, keyText, readKeymap, type Keymap } from './keymap'

/** The keys of this browser. */
export const keymapStore = storedValue<Keymap>('keymap', readKeymap)

export const useKeymap = (): Keymap => useSyncExternalStore(keymapStore.subscribe, keymapStore.get)

/** What menus and hints show beside an action, "Ctrl+Z"; null when it has no key. */
export function useShortcut(id: ActionId | undefined): string | null {
  const keymap = useKeymap()
  const key = id === undefined ? undefined : keysOf(keymap, id)[0]
  return key === undefined ? null : keyText(key)
}
