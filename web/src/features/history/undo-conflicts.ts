import type { TouchedImage } from '@/api/types'

/** A change that cannot be taken back without a word on what came after; null = none is being asked about. */
export interface AskedUndo {
  dataset: number
  /** Null = what Ctrl+Z would take back. */
  change: string | null
}

let asked: AskedUndo | null = null
const listeners = new Set<() => void>()

export const askedUndo = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  snapshot: () => asked,
  set: (next: AskedUndo | null) => {
    asked = next
    for (const listener of listeners) listener()
  },
}

export type Decision = 'keep' | 'take' | 'merge'

/** What can be decided on an image: there is no merging where the edits overlap. */
export const decisionsFor = (image: Pick<TouchedImage, 'merged'>): readonly Decision[] =>
  image.merged === null ? ['keep', 'take'] : ['merge', 'keep', 'take']

/** Nothing that came later is ever lost unless somebody says so. */
export const usualDecision = (image: Pick<TouchedImage, 'merged'>): Decision =>
  image.merged === null ? 'keep' : 'merge'

export type Decisions = ReadonlyMap<number, Decision>

export const decisionOf = (decisions: Decisions, image: TouchedImage): Decision =>
  decisions.get(image.number) ?? usualDecision(image)

/** Decides all at once; merging where it can be. */
export function decideAll(images: readonly TouchedImage[], decision: Decision): Decisions {
  return new Map(
    images.map((image) => [image.number, decisionsFor(image).includes(decision) ? decision : 'keep']),
  )
}

/** How the image will be. */
export const outcome = (image: TouchedImage, decision: Decision) =>
  decision === 'keep' ? image.now : decision === 'take' ? image.before : (image.merged ?? image.now)
