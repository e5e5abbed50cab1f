import type { Dataset } from '@/api/types'

type Member = Pick<Dataset, 'id' | 'base'>

/** The datasets that come from each other by branching, the given one among them, in the order of the list. */
export function lineOf<T extends Member>(datasets: readonly T[], id: number): T[] {
  const rootOf = (dataset: T): number => {
    const seen = new Set<number>()
    let at: T | undefined = dataset
    let root = dataset.id
    while (at !== undefined && !seen.has(at.id)) {
      seen.add(at.id)
      root = at.id
      const base: number | undefined = at.base?.dataset
      at = datasets.find((each) => each.id === base)
    }
    return root
  }
  const own = datasets.find((each) => each.id === id)
  if (own === undefined) return []
  const root = rootOf(own)
  return datasets.filter((each) => rootOf(each) === root)
}

/** The version of `dataset` at which the other one parted from it; null when it is no branch of it. */
export const partedAt = (dataset: Member, other: Member): number | null =>
  other.base?.dataset === dataset.id ? other.base.version : null
