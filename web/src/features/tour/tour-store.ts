import { useSyncExternalStore } from 'react'
import { storedValue } from '@/lib/stored-value'

/** Whether this browser has shown the tour; it does not come by itself again. */
const seen = storedValue<boolean>('tour.seen', (stored) => stored === true)

let step: number | null = null
const listeners = new Set<() => void>()

function set(next: number | null) {
  step = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Which step of the tour is shown; null = none. */
export const useTourStep = (): number | null => useSyncExternalStore(subscribe, () => step)

export const goToStep = (next: number): void => set(next)

export const startTour = (): void => set(0)

/** For who has just come. */
export function startTourOnce(): void {
  if (!seen.get()) startTour()
}

export function endTour(): void {
  seen.set(true)
  set(null)
}
