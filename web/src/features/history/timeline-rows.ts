import type { Change } from '@/api/types'

export type TimelineRow =
  { kind: 'day'; key: string; title: string } | { kind: 'change'; key: string; change: Change }

function dayStart(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()
}

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

/** Changes newest first, with a heading before the first of each local day. */
export function timelineRows(changes: readonly Change[], now: Date): TimelineRow[] {
  const rows: TimelineRow[] = []
  let day: number | null = null
  for (const change of changes) {
    const at = new Date(change.at)
    if (dayStart(at) !== day) {
      day = dayStart(at)
      rows.push({ kind: 'day', key: `day-${day}-${change.id}`, title: dayTitle(at, now) })
    }
    rows.push({ kind: 'change', key: change.id, change })
  }
  return rows
}

/** How many changes that still hold would be taken back by going back to `version`. */
export function changesAfter(changes: readonly Change[], version: number): number {
  return changes.filter((change) => change.version > version && !change.undone).length
}
