import { Copy } from 'lucide-react'
import type { MenuEntry } from '@/lib/menus'

/** An entry of a menu that puts a text into the clipboard. */
export const copyEntry = (label: string, text: string): MenuEntry => ({
  label,
  icon: <Copy aria-hidden />,
  run: () => navigator.clipboard.writeText(text).catch(() => undefined),
})
