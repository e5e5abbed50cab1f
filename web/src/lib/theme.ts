import { useSyncExternalStore } from 'react'
import { storedValue } from './stored-value'

/** 'system' follows the operating system. */
export type Theme = 'system' | 'light' | 'dark'

export const themes: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: 'Like the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

// public/before-paint.js reads the same before the first paint.
const stored = storedValue<Theme>('theme', (value) =>
  value === 'light' || value === 'dark' ? value : 'system',
)

/** Without the attribute the style sheet follows the system. */
function show(): void {
  const root = document.documentElement
  const theme = stored.get()
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  // An installed window paints its title bar in this colour.
  const bar = document.querySelector('meta[name=theme-color]')
  bar?.setAttribute('content', getComputedStyle(document.body).backgroundColor)
}

/** Called once, when the page starts: keeps the page in the theme, also when the system or another window changes it. */
export function keepTheme(): void {
  stored.subscribe(show)
  matchMedia('(prefers-color-scheme: light)').addEventListener('change', show)
  show()
}

export const setTheme = (theme: Theme): void => stored.set(theme)

export const useTheme = (): Theme => useSyncExternalStore(stored.subscribe, stored.get)
