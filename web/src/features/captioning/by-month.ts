import type { ProviderUse } from '@/api/types'

export interface MonthOfUse {
  /** As in 2026-11. */
  month: string
  uses: ProviderUse[]
  /** US dollars of the calls whose cost is known; null when none is. */
  cost: number | null
  /** Calls whose cost is unknown. */
  unpriced: number
}

/** What was used, by month in the order given, with what it came to. */
export function byMonth(uses: readonly ProviderUse[]): MonthOfUse[] {
  const months: MonthOfUse[] = []
  for (const use of uses) {
    let month = months.at(-1)
    if (month?.month !== use.month) {
      month = { month: use.month, uses: [], cost: null, unpriced: 0 }
      months.push(month)
    }
    month.uses.push(use)
    month.unpriced += use.unpriced
    if (use.cost !== null) month.cost = (month.cost ?? 0) + use.cost
  }
  return months
}
