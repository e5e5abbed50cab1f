import type { ActionId } from '@/lib/actions/catalogue'
import { useShortcut } from '@/lib/actions/keymap-store'
import { Kbd } from './kbd'

interface ShortcutProps {
  /** Shows the key this person uses for it. */
  action?: ActionId | undefined
  /** A key that is always the same, "Esc". */
  fixed?: string | undefined
}

export function ShortcutKbd({ action, fixed }: ShortcutProps) {
  const own = useShortcut(action)
  const key = own ?? fixed
  return key === undefined ? null : <Kbd>{key}</Kbd>
}

/** The key at the end of a menu's line. */
export function MenuShortcut({ action, fixed }: ShortcutProps) {
  const own = useShortcut(action)
  const key = own ?? fixed
  return key === undefined ? null : <span className="ml-auto pl-6 text-caption text-text-3">{key}</span>
}
