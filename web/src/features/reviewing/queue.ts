import type { CoveragePart, ProposalQueue, WaitingProposal } from '@/api/types'
import { formatCount } from '@/lib/format'

/** What a proposal is for: a newer one for the same takes its place. */
export const keyOf = ({ image, target }: Pick<WaitingProposal, 'image' | 'target'>): string =>
  `${image} ${target}`

/**
 * The one that is looked at: itself while it waits, else the first that comes after where it stood, else the last.
 * Order: by image, then by target, as the server lists them.
 */
export function currentOf(
  queue: readonly WaitingProposal[],
  at: WaitingProposal | null,
): WaitingProposal | undefined {
  if (at === null) return queue[0]
  return (
    queue.find((each) => keyOf(each) === keyOf(at)) ??
    queue.find((each) => each.image > at.image || (each.image === at.image && each.target > at.target)) ??
    queue.at(-1)
  )
}

/** A step along the queue; the same one at its ends. */
export function stepped(
  queue: readonly WaitingProposal[],
  current: WaitingProposal | undefined,
  by: 1 | -1,
): WaitingProposal | undefined {
  if (current === undefined) return undefined
  const at = queue.findIndex((each) => keyOf(each) === keyOf(current))
  return queue[Math.min(queue.length - 1, Math.max(0, at + by))]
}

/** The queue without the one that was decided; as it is when several were. */
export function withoutDecided(
  queue: ProposalQueue,
  id: number | null,
  image: string | null | undefined,
): ProposalQueue {
  const proposals = queue.proposals.filter((each) => each.id !== id || String(each.image) !== image)
  const gone = queue.proposals.length - proposals.length
  return gone === 0 ? queue : { total: queue.total - gone, waiting: queue.waiting - gone, proposals }
}

/** "Caption", "Tags", "Caption “long”". */
export const targetLabel = (target: string): string =>
  target === 'tags' ? 'Tags' : target === 'caption' ? 'Caption' : `Caption “${target}”`

const labels: Record<CoveragePart['name'], string> = {
  proposed: 'wait',
  accepted: 'accepted',
  edited: 'edited',
  seen: 'seen',
  untouched: 'untouched',
}

export interface CoverageShare extends CoveragePart {
  label: string
  /** 0 to 1. */
  share: number
}

/** The parts that have images, with what they are of all; empty when machines wrote nothing. */
export function shares(parts: readonly CoveragePart[]): CoverageShare[] {
  const all = parts.reduce((sum, { images }) => sum + images, 0)
  return parts
    .filter(({ images }) => images > 0)
    .map((part) => ({
      ...part,
      share: part.images / all,
      label: `${formatCount(part.images)} ${labels[part.name]}`,
    }))
}
