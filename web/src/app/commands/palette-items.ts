import type { Concept } from '@/api/types'
import { actions, groups, type ActionId } from '@/lib/actions/catalogue'
import type { LiveAction } from '@/lib/actions/use-actions'
import { fuzzyScore } from '@/lib/fuzzy'
import { pages } from '@/lib/paths'
import { storedValue } from '@/lib/stored-value'

export interface PaletteItem {
  /** The same item has the same key tomorrow. */
  key: string
  label: string
  group: string
  /** Its key is shown. */
  action?: ActionId
  run: () => unknown
}

export interface PaletteSection {
  title: string
  items: readonly PaletteItem[]
}

const MOST_RECENT = 6
const MOST_FOUND = 60
/** What was used lately is found before what fits as well. */
const RECENT_BONUS = 25

export const recentItems = storedValue<readonly string[]>('commands.recent', (stored) =>
  Array.isArray(stored) ? stored.filter((key) => typeof key === 'string').slice(0, MOST_RECENT) : [],
)

export const rememberItem = (key: string): void =>
  recentItems.set([key, ...recentItems.get().filter((other) => other !== key)].slice(0, MOST_RECENT))

/** The title of what can be done to the row that has the focus. */
const ROW = 'Where the focus is'

/** What the palette offers: what can be done here and to the row that has the focus, then datasets and concepts in use. */
export function paletteItems(
  live: readonly LiveAction[],
  row: readonly { label: string; run: () => unknown }[],
  concepts: readonly Concept[],
  navigate: (to: string) => void,
): PaletteItem[] {
  const inUse = concepts.filter((concept) => !concept.archived)
  return [
    ...live
      .filter(({ id }) => id !== 'commands.open')
      .map(({ key, id, label, run }) => ({
        key,
        label,
        group: groups[actions[id].group].title,
        action: id,
        run,
      })),
    ...row.map(({ label, run }) => ({ key: `row ${label}`, label, group: ROW, run })),
    ...inUse.flatMap((concept) =>
      concept.datasets
        .filter((dataset) => !dataset.archived)
        .map((dataset) => ({
          key: `dataset ${dataset.id}`,
          label: `${concept.name} / ${dataset.name}`,
          group: 'Datasets',
          run: () => navigate(pages.dataset(dataset.id)),
        })),
    ),
    ...inUse.map((concept) => ({
      key: `concept ${concept.id}`,
      label: `${concept.name}: timeline`,
      group: 'Concepts',
      run: () => navigate(pages.conceptTimeline(concept.id)),
    })),
  ]
}

/** Without a query: what was used lately, then all by group, what is nearest first. With one: the best first. */
export function paletteSections(
  items: readonly PaletteItem[],
  query: string,
  recent: readonly string[],
): PaletteSection[] {
  if (query.trim() !== '') {
    const found = items
      .map((item) => ({ item, score: fuzzyScore(query, item.label), used: recent.includes(item.key) }))
      .flatMap(({ item, score, used }) =>
        score === null ? [] : [{ item, score: score + (used ? RECENT_BONUS : 0) }],
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_FOUND)
      .map(({ item }) => item)
    return found.length === 0 ? [] : [{ title: 'Found', items: found }]
  }
  const lately = recent.flatMap((key) => items.find((item) => item.key === key) ?? [])
  const { everywhere, ...near } = groups
  const ordered = [
    { title: ROW },
    ...Object.values(near),
    { title: 'Datasets' },
    { title: 'Concepts' },
    everywhere,
  ]
  return [
    { title: 'Recent', items: lately },
    ...ordered.map(({ title }) => ({
      title,
      items: items.filter((item) => item.group === title && !lately.includes(item)),
    })),
  ].filter((section) => section.items.length > 0)
}
