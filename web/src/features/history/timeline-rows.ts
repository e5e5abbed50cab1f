import type { Change } from '@/api/types'
import { isMachine } from './actor'

/** Several changes of one machine in a row, shown as one until it is opened. */
export interface ChangeGroup {
  /** Names the group for as long as it is on the page, also while changes join it. */
  id: string
  actor: string
  /** Newest first. */
  changes: Change[]
}

export type TimelineRow =
  | { kind: 'day'; key: string; title: string }
  | { kind: 'group'; key: string; group: ChangeGroup; open: boolean }
  | { kind: 'change'; key: string; change: Change; inGroup: boolean }

const dayStart = (time: Date): number =>
  new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()

/** "Today", "Yesterday", else the date with its weekday. */
export function dayTitle(at: Date, now: Date): string {
  const days = Math.round((dayStart(now) - dayStart(at)) / 86_400_000)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return at.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  })
}

/** "14:05", as the clock on the wall says. */
export function timeOfDay(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** A change that touched two datasets is in both their timelines. */
export const changeKey = (change: Change): string =>
  `${change.id}-${change.dataset ?? `concept-${change.concept ?? ''}`}`

/** The group that a change of a machine is in when others stand beside it. */
export const groupId = (change: Change): string =>
  `${change.actor}-${change.dataset ?? ''}-${dayStart(new Date(change.at))}`

/** The changes from `start` on that belong together: those of one machine on one dataset and day. */
function groupAt(changes: readonly Change[], start: number, day: number): Change[] {
  const first = changes[start]
  if (first === undefined) return []
  let end = start + 1
  if (isMachine(first.actor)) {
    for (let next = changes[end]; next !== undefined; next = changes[++end]) {
      if (next.actor !== first.actor || next.dataset !== first.dataset || dayStart(new Date(next.at)) !== day)
        break
    }
  }
  return changes.slice(start, end)
}

/**
 * Changes newest first, with a heading before the first of each local day; successive changes of one machine stand
 * behind one row unless their group is open.
 */
export function timelineRows(
  changes: readonly Change[],
  now: Date,
  isOpen: (group: string) => boolean = () => false,
): TimelineRow[] {
  const rows: TimelineRow[] = []
  let day: number | null = null
  let at = 0
  for (let change = changes[at]; change !== undefined; change = changes[at]) {
    const time = new Date(change.at)
    if (dayStart(time) !== day) {
      day = dayStart(time)
      rows.push({ kind: 'day', key: `day-${day}-${changeKey(change)}`, title: dayTitle(time, now) })
    }
    const together = groupAt(changes, at, day)
    if (together.length > 1) {
      const id = groupId(change)
      const open = isOpen(id)
      rows.push({
        kind: 'group',
        key: `group-${changeKey(together.at(-1) ?? change)}`,
        group: { id, actor: change.actor, changes: together },
        open,
      })
      if (open) rows.push(...together.map((each) => changeRow(each, true)))
    } else rows.push(changeRow(change, false))
    at += together.length
  }
  return rows
}

const changeRow = (change: Change, inGroup: boolean): TimelineRow => ({
  kind: 'change',
  key: changeKey(change),
  change,
  inGroup,
})

/** What undo can take back. */
export const canBeUndone = (change: Change): boolean =>
  !change.undone && !['start', 'branch', 'undo', 'redo', 'forget'].includes(change.kind)

/** How many changes that still hold would be taken back by going back to `version`. */
export function changesAfter(changes: readonly Change[], version: number): number {
  return changes.filter(
    (change) => change.version > version && change.kind !== 'version' && canBeUndone(change),
  ).length
}

/** The row that an arrow key leads to from another; headings are passed over. */
export function stepTo(rows: readonly TimelineRow[], from: string | null, key: string): string | null {
  const stops = rows.filter((row) => row.kind !== 'day').map((row) => row.key)
  const place = from === null ? -1 : stops.indexOf(from)
  const last = stops.length - 1
  const to =
    key === 'Home'
      ? 0
      : key === 'End'
        ? last
        : key === 'ArrowDown'
          ? Math.min(last, place + 1)
          : Math.max(0, place - 1)
  return stops[to] ?? null
}
