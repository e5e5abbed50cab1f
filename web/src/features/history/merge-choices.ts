import type { MergeChoice, MergeConflict, Side } from '@/api/types'

export type Choices = ReadonlyMap<string, MergeChoice>

/** A decision and the texts it was made on: it holds as long as the conflict shows the same. */
interface Kept {
  choice: MergeChoice
  on: string
}

/** Every decision made on a pair of datasets, by the conflict's id. */
export type KeptChoices = ReadonlyMap<string, Kept>

/** A short mark of what a conflict shows (53 bits of a hash). */
export function markOf({ base, mine, theirs }: Pick<MergeConflict, 'base' | 'mine' | 'theirs'>): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  const text = JSON.stringify([base, mine, theirs])
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

/** What each conflict shows, by id. */
export const marksOf = (conflicts: readonly MergeConflict[]): ReadonlyMap<string, string> =>
  new Map(conflicts.map((conflict) => [conflict.id, markOf(conflict)]))

/** The decisions that still fit: their conflict is there and shows what it showed. */
export function fitting(kept: KeptChoices, marks: ReadonlyMap<string, string>): Choices {
  const choices = new Map<string, MergeChoice>()
  for (const [id, { choice, on }] of kept) if (marks.get(id) === on) choices.set(id, choice)
  return choices
}

/** With other decisions on some conflicts; null opens one again. */
export function decided(
  kept: KeptChoices,
  marks: ReadonlyMap<string, string>,
  changes: Iterable<readonly [id: string, choice: MergeChoice | null]>,
): KeptChoices {
  const next = new Map(kept)
  for (const [id, choice] of changes) {
    const on = marks.get(id)
    if (choice === null || on === undefined) next.delete(id)
    else next.set(id, { choice, on })
  }
  return next
}

/** One side for several conflicts; those that cannot have both are left as they are. */
export const sideOfAll = (
  conflicts: readonly MergeConflict[],
  side: Side,
): (readonly [string, MergeChoice])[] =>
  conflicts.filter((conflict) => conflict[side] !== null).map(({ id }) => [id, { take: side }] as const)

export const isTaken = (choice: MergeChoice | undefined, side: Side): boolean =>
  choice !== undefined && 'take' in choice && choice.take === side

export const isWritten = (choice: MergeChoice | undefined): boolean =>
  choice !== undefined && !('take' in choice)

const storageKey = (mine: number, theirs: number): string => `loracraft.merge.${mine}.${theirs}`

const isChoice = (value: unknown): value is MergeChoice => {
  if (typeof value !== 'object' || value === null) return false
  if ('take' in value) return value.take === 'mine' || value.take === 'theirs' || value.take === 'both'
  if ('tags' in value) return Array.isArray(value.tags) && value.tags.every((tag) => typeof tag === 'string')
  if ('text' in value) return typeof value.text === 'string'
  return 'number' in value && typeof value.number === 'number'
}

type Store = Pick<Storage, 'getItem' | 'setItem'>

/** The decisions of this window on a pair of datasets, as the last page left them. */
export function loadChoices(mine: number, theirs: number, store: Store = sessionStorage): KeptChoices {
  try {
    const stored: unknown = JSON.parse(store.getItem(storageKey(mine, theirs)) ?? '[]')
    if (!Array.isArray(stored)) return new Map()
    return new Map(
      stored.flatMap((each: unknown) => {
        if (!Array.isArray(each)) return []
        const [id, choice, on] = each as unknown[]
        return typeof id === 'string' && typeof on === 'string' && isChoice(choice)
          ? [[id, { choice, on }] as const]
          : []
      }),
    )
  } catch {
    return new Map()
  }
}

export function storeChoices(
  mine: number,
  theirs: number,
  kept: KeptChoices,
  store: Store = sessionStorage,
): void {
  const entries = [...kept].map(([id, { choice, on }]) => [id, choice, on])
  try {
    store.setItem(storageKey(mine, theirs), JSON.stringify(entries))
  } catch {
    // Storage may be full or forbidden; the decisions then last as long as the page.
  }
}
