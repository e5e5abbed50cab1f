import { useSyncExternalStore } from 'react'

let tags: readonly string[] = []
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Keeps the tags for pasting onto other pictures, and leaves them on the system's clipboard as a caption file has them. */
export function copyTags(copied: readonly string[]): void {
  tags = copied
  for (const listener of listeners) listener()
  // Pages that came over plain http from another computer have no clipboard of the system.
  if ('clipboard' in navigator) void navigator.clipboard.writeText(copied.join(', ')).catch(() => undefined)
}

export const copiedTags = (): readonly string[] => tags
export const useCopiedTags = (): readonly string[] => useSyncExternalStore(subscribe, copiedTags)
