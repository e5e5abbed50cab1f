import type { Change } from '@/api/types'

/** What can be done from a change; what is absent is not offered. Versions are those of the change's dataset. */
export interface TimelineActions {
  onUndo?: ((change: Change) => void) | undefined
  /** Takes back everything after the change. */
  onUndoAfter?: ((change: Change) => void) | undefined
  onMoment?: ((version: number, change: Change) => void) | undefined
  onRestore?: ((version: number, change: Change) => void) | undefined
  onBranch?: ((version: number, change: Change) => void) | undefined
  /** Compares two versions; the beginning is 0. */
  onCompare?: ((from: number, to: number | null, change: Change) => void) | undefined
  onName?: ((version: number, change: Change) => void) | undefined
}
