import type { ChangeKind } from '@/api/types'

/** What the timeline is narrowed to; an empty text does not narrow. Days are of the person's own calendar. */
export interface TimelineFilter {
  text: string
  actor: string
  kind: ChangeKind | ''
  tag: string
  image: string
  from: string
  to: string
}

export const everything: TimelineFilter = {
  text: '',
  actor: '',
  kind: '',
  tag: '',
  image: '',
  from: '',
  to: '',
}

export const kindNames: Record<ChangeKind, string> = {
  start: 'Made',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  version: 'Version',
  branch: 'Branch',
  merge: 'Merge',
  restore: 'Restore',
  forget: 'Forget',
}

export const isNarrowed = (filter: TimelineFilter): boolean =>
  Object.values(filter).some((value: string) => value.trim() !== '')

/** Midnight at the start of a day, or of the day after it, where the person is; null when it is no day. */
function midnight(day: string, after: number): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return null
  const time = new Date(year, month - 1, date + after)
  return Number.isNaN(time.getTime()) || year < 1900 ? null : time.toISOString()
}

/** The filter as the server takes it. */
export function filterQuery(filter: TimelineFilter): Record<string, string | number | null> {
  const image = Number(filter.image)
  return {
    text: filter.text.trim(),
    actor: filter.actor,
    kind: filter.kind,
    tag: filter.tag.trim(),
    image: Number.isInteger(image) && image > 0 ? image : null,
    since: filter.from === '' ? null : midnight(filter.from, 0),
    until: filter.to === '' ? null : midnight(filter.to, 1),
  }
}

export interface FilterChip {
  field: keyof TimelineFilter
  label: string
}

/** What narrows the timeline beside the search text, each to be taken off alone. */
export function filterChips(filter: TimelineFilter, actorName: (actor: string) => string): FilterChip[] {
  const chips: FilterChip[] = []
  if (filter.actor !== '') chips.push({ field: 'actor', label: `by ${actorName(filter.actor)}` })
  if (filter.kind !== '') chips.push({ field: 'kind', label: kindNames[filter.kind] })
  if (filter.tag.trim() !== '') chips.push({ field: 'tag', label: `tag ${filter.tag.trim()}` })
  if (filter.image !== '') chips.push({ field: 'image', label: `image ${filter.image}` })
  if (filter.from !== '') chips.push({ field: 'from', label: `from ${filter.from}` })
  if (filter.to !== '') chips.push({ field: 'to', label: `to ${filter.to}` })
  return chips
}
