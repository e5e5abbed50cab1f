import type { Change } from '@/api/types'

export const PAGE = 100
/** How many newer changes come with the one that the timeline begins at. */
const CONTEXT = 20

/** Which stretch of the timeline: before or after a position, or on both sides of one; null = the newest. */
export type PagePlace = { before: number | null } | { after: number } | { around: number }

export interface TimelinePage {
  /** Newest first. */
  changes: Change[]
  /** Whether there may be others on either side. */
  newer: boolean
  older: boolean
}

type Read = (query: { before?: number | null; after?: number; limit: number }) => Promise<Change[]>

export const firstPage = (around: number | null): PagePlace =>
  around === null ? { before: null } : { around }

/** Reads a stretch. */
export async function toPage(place: PagePlace, read: Read): Promise<TimelinePage> {
  if ('after' in place) {
    const changes = await read({ after: place.after, limit: PAGE })
    return { changes, newer: changes.length === PAGE, older: true }
  }
  const before = 'around' in place ? place.around + 1 : place.before
  const [newer, older] = await Promise.all([
    'around' in place ? read({ after: place.around, limit: CONTEXT }) : [],
    read({ before, limit: PAGE }),
  ])
  return { changes: [...newer, ...older], newer: newer.length === CONTEXT, older: older.length === PAGE }
}

/** What comes below a page. */
export function nextPage({ changes, older }: TimelinePage, place: PagePlace): PagePlace | null {
  const last = changes.at(-1)
  if (last !== undefined) return older ? { before: last.position } : null
  return 'after' in place ? { before: place.after + 1 } : null
}

/** What comes above a page. */
export function previousPage({ changes, newer }: TimelinePage): PagePlace | null {
  const first = changes[0]
  return newer && first !== undefined ? { after: first.position } : null
}
