import type { Dataset } from '@/api/types'
import { formatCount } from '@/lib/format'

type Member = Pick<Dataset, 'id' | 'base'>

/** What a branch came from, "Training set, version 12"; null for a dataset that is none. */
export function originOf(
  datasets: readonly Pick<Dataset, 'id' | 'name'>[],
  { base }: Pick<Dataset, 'base'>,
): string | null {
  if (base == null) return null
  const name = datasets.find(({ id }) => id === base.dataset)?.name ?? 'another dataset'
  return `${name}, version ${formatCount(base.version)}`
}

/** Whether it is a branch or has one. */
export const hasLine = (datasets: readonly Member[], { id, base }: Member): boolean =>
  base != null || datasets.some((each) => each.base?.dataset === id)
