type Listener = () => void

/** A value that this browser remembers, the same for everyone who reads it, in every window. */
export interface StoredValue<T> {
  get: () => T
  set: (next: T) => void
  subscribe: (listener: Listener) => () => void
}

/** `read` makes a value of whatever was stored, or of null; it must cope with anything. */
export function storedValue<T>(key: string, read: (stored: unknown) => T): StoredValue<T> {
  const name = `loracraft.${key}`
  const listeners = new Set<Listener>()
  const load = (): T => {
    try {
      return read(JSON.parse(localStorage.getItem(name) ?? 'null'))
    } catch {
      return read(null)
    }
  }
  let value = load()
  const take = (next: T) => {
    value = next
    for (const listener of listeners) listener()
  }
  if (typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      if (event.key === name || event.key === null) take(load())
    })
  }
  return {
    get: () => value,
    set(next) {
      try {
        localStorage.setItem(name, JSON.stringify(next))
      } catch {
        // Storage may be full or forbidden; the value then lasts as long as the page.
      }
      take(next)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
