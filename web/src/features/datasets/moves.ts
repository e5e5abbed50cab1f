import type { Concept, Dataset } from '@/api/types'

/** The ids after dragging `moved` onto the place of `target`: before it when it comes up, behind it when it goes down. */
export function movedOnto(ids: readonly number[], moved: number, target: number): number[] {
  const from = ids.indexOf(moved)
  const to = ids.indexOf(target)
  if (from < 0 || to < 0 || from === to) return [...ids]
  const rest = ids.filter((id) => id !== moved)
  rest.splice(to, 0, moved)
  return rest
}

/** One step among the entries in sight, told as an order of all: hidden ones between are jumped over. */
export function moveShown(
  all: readonly number[],
  shown: readonly number[],
  moved: number,
  step: -1 | 1,
): number[] {
  const target = shown[shown.indexOf(moved) + step]
  return target === undefined ? [...all] : movedOnto(all, moved, target)
}

const idsOf = (items: readonly { id: number }[]) => items.map(({ id }) => id)

/** The order of all concepts after one took a step among those in use, or among those in the archive. */
export const conceptsAfterStep = (
  concepts: readonly Concept[],
  { id, archived }: Concept,
  step: -1 | 1,
): number[] =>
  moveShown(idsOf(concepts), idsOf(concepts.filter((each) => each.archived === archived)), id, step)

/** The same of a dataset in its concept; the archive shows all datasets of an archived concept together. */
export const datasetsAfterStep = (
  { archived: together, datasets }: Concept,
  { id, archived }: Dataset,
  step: -1 | 1,
): number[] =>
  moveShown(
    idsOf(datasets),
    idsOf(datasets.filter((each) => together || each.archived === archived)),
    id,
    step,
  )
