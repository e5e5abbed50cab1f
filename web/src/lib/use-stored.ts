import { useCallback, useState } from 'react'

const prefix = 'loracraft.'

function read<T extends string | number | boolean>(key: string, initial: T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(prefix + key) ?? 'null')
    return typeof value === typeof initial ? (value as T) : initial
  } catch {
    return initial
  }
}

/** State that this browser remembers: pane widths, thumbnail size. */
export function useStored<T extends string | number | boolean>(key: string, initial: T) {
  const [value, setValue] = useState<T>(() => read(key, initial))
  const store = useCallback(
    (next: T) => {
      setValue(next)
      try {
        localStorage.setItem(prefix + key, JSON.stringify(next))
      } catch {
        // Storage may be full or forbidden; the value then lasts as long as the page.
      }
    },
    [key],
  )
  return [value, store] as const
}
