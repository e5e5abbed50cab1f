import { expect, test } from 'vitest'
import type { ProviderUse } from '@/api/types'
import { costText } from '@/lib/format'
import { byMonth } from './by-month'

const use = (month: string, cost: number | null, unpriced: number): ProviderUse => ({
  month,
  provider: 'p',
  model: 'm',
  calls: 10,
  kept: 0,
  inputTokens: 1000,
  outputTokens: 100,
  milliseconds: 10,
  cost,
  unpriced,
})

test('a month comes to what is known, and says when that is not all, or nothing', () => {
  const months = byMonth([
    use('2026-11', 0.5, 0),
    use('2026-11', 1.25, 0),
    use('2026-10', 0.02, 0),
    use('2026-10', null, 10),
    use('2026-09', null, 10),
  ])
  expect(
    months.map(({ month, uses, cost, unpriced }) => [month, uses.length, costText(cost, unpriced)]),
  ).toEqual([
    ['2026-11', 2, '$1.75'],
    ['2026-10', 2, 'at least $0.020'],
    ['2026-09', 1, 'cost unknown'],
  ])
})
