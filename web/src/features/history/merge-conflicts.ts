import type { MergeChoice, MergeConflict } from '@/api/types'
import { splitTags, tagProblem } from '@/lib/tag-list'
import { factName } from './image-difference'

/** How a conflict's value is written by hand; null when only a side can be taken. */
export type Writing = 'tags' | 'text' | 'line' | 'number' | null

const CAPTION = 'caption:'
const MOST_STARS = 5
const MOST_REPEATS = 1000

const facetNames: Record<string, string> = {
  tags: 'Tags',
  stars: 'Stars',
  mark: 'Mark',
  presence: 'In the dataset or not',
}

/** What a conflict is about, in words. */
export function facetName(facet: string): string {
  if (facet === 'caption:caption') return 'Caption'
  if (facet.startsWith(CAPTION)) return `Caption “${facet.slice(CAPTION.length)}”`
  return facetNames[facet] ?? factName(facet)
}

export function writingOf({ facet }: Pick<MergeConflict, 'facet'>): Writing {
  if (facet === 'tags') return 'tags'
  if (facet.startsWith(CAPTION) || facet === 'description') return 'text'
  if (facet === 'stars' || facet === 'repeats') return 'number'
  return facet === 'triggerWord' || facet === 'className' ? 'line' : null
}

const wordsOf: Record<string, Record<string, string>> = {
  mark: { '': 'no mark' },
  stars: { '0': 'no stars', '1': '1 star' },
}

/** What a side of a conflict says, in words. */
export const valueText = (facet: string, text: string): string =>
  wordsOf[facet]?.[text] ?? (facet === 'stars' ? `${text} stars` : text)

/** Tags out of the contract's joined text. */
export const tagsOf = (text: string): string[] => (text === '' ? [] : text.split(', '))

const textOfChoice = (choice: MergeChoice): string | null => {
  if ('tags' in choice) return choice.tags.join(', ')
  if ('text' in choice) return choice.text
  return 'number' in choice ? String(choice.number) : null
}

/** What the merge leaves of it; null while nothing is decided. */
export function outcomeOf(conflict: MergeConflict, choice: MergeChoice | undefined): string | null {
  if (choice === undefined) return null
  return 'take' in choice ? conflict[choice.take] : textOfChoice(choice)
}

const whole = (text: string, least: number, most: number): MergeChoice | string => {
  const number = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(number) && number >= least && number <= most
    ? { number }
    : `Give a whole number from ${least} to ${most}.`
}

/** The choice that a text written by hand makes, or why it makes none. */
export function choiceOfText(conflict: Pick<MergeConflict, 'facet'>, text: string): MergeChoice | string {
  switch (writingOf(conflict)) {
    case 'tags': {
      const tags = splitTags(text)
      return tags.map(tagProblem).find((problem) => problem !== null) ?? { tags }
    }
    case 'number':
      return conflict.facet === 'stars' ? whole(text, 0, MOST_STARS) : whole(text, 1, MOST_REPEATS)
    case 'text':
      return { text }
    case 'line':
      return { text: text.trim() }
    case null:
      return 'Take one of the sides.'
  }
}

export interface ConflictFilter {
  /** Empty is all. */
  facet: string
  state: '' | 'open' | 'decided'
  text: string
}

export const allConflicts: ConflictFilter = { facet: '', state: '', text: '' }

export const isFiltered = (filter: ConflictFilter): boolean =>
  filter.facet !== '' || filter.state !== '' || filter.text.trim() !== ''

const holds = (conflict: MergeConflict, text: string): boolean =>
  [conflict.name ?? '', conflict.base, conflict.mine, conflict.theirs].some((each) =>
    each.toLowerCase().includes(text),
  ) || text === `#${conflict.number ?? ''}`

/** The conflicts to show. The one at hand stays while it is, so that deciding it does not take it away. */
export function shownConflicts(
  conflicts: readonly MergeConflict[],
  filter: ConflictFilter,
  choices: ReadonlyMap<string, MergeChoice>,
  current: string | null,
): MergeConflict[] {
  const text = filter.text.trim().toLowerCase()
  return conflicts.filter(
    (conflict) =>
      (filter.facet === '' || conflict.facet === filter.facet) &&
      (text === '' || holds(conflict, text)) &&
      (filter.state === '' ||
        conflict.id === current ||
        (filter.state === 'decided') === choices.has(conflict.id)),
  )
}

/** The facets that there are conflicts of, most first. */
export function facetCounts(conflicts: readonly MergeConflict[]): { facet: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { facet } of conflicts) counts.set(facet, (counts.get(facet) ?? 0) + 1)
  return [...counts].map(([facet, count]) => ({ facet, count })).sort((a, b) => b.count - a.count)
}

/** The conflict that a key leads to, from the one at hand; the first when there is none at hand. */
export function conflictAt(
  shown: readonly MergeConflict[],
  current: string | null,
  step: 1 | -1 | 'first' | 'last',
): string | null {
  const at = shown.findIndex(({ id }) => id === current)
  const last = shown.length - 1
  const to = step === 'first' || at < 0 ? 0 : step === 'last' ? last : Math.max(0, Math.min(at + step, last))
  return (step === 'last' ? shown.at(-1) : shown[to])?.id ?? null
}

/** The next one that nobody decided, round the end of the list; null when all are decided. */
export function nextOpen(
  shown: readonly MergeConflict[],
  choices: ReadonlyMap<string, MergeChoice>,
  current: string | null,
): string | null {
  const at = shown.findIndex(({ id }) => id === current)
  const round = [...shown.slice(at + 1), ...shown.slice(0, at + 1)]
  return round.find(({ id }) => !choices.has(id))?.id ?? null
}
