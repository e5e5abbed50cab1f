import { describe, expect, it } from 'vitest'

import type { Change } from '@/api/types'
import { changesAfter, dayTitle, timelineRows } from './timeline-rows'

const now = new Date(2026, 10, 22, 9, 0)
const change = (version: number, at: Date, undone = false): Change => ({
  id: `c${version}`,
  version,
  at: at.toISOString(),
  actor: 'you',
  label: 'Renamed red kite to kite',
  images: 5,
  kind: 'edit',
  undone,
})

describe('dayTitle', () => {
  it('names today and yesterday', () => {
    expect(dayTitle(new Date(2026, 10, 22, 0, 1), now)).toBe('Today')
    expect(dayTitle(new Date(2026, 10, 21, 23, 59), now)).toBe('Yesterday')
  })

  it('shows the year only when it is another one', () => {
    expect(dayTitle(new Date(2026, 9, 3), now)).not.toContain('2026')
    expect(dayTitle(new Date(2025, 9, 3), now)).toContain('2025')
  })
})

describe('timelineRows', () => {
  it('puts one heading before each day', () => {
    const rows = timelineRows(
      [
        change(3, new Date(2026, 10, 22, 8)),
        change(2, new Date(2026, 10, 22, 7)),
        change(1, new Date(2026, 10, 21, 7)),
      ],
      now,
    )
    expect(rows.map((row) => (row.kind === 'day' ? row.title : row.change.version))).toEqual([
      'Today',
      3,
      2,
      'Yesterday',
      1,
    ])
  })
})

describe('changesAfter', () => {
  it('leaves out what is undone already', () => {
    const changes = [change(3, now), change(2, now, true), change(1, now)]
    expect(changesAfter(changes, 1)).toBe(1)
    expect(changesAfter(changes, 0)).toBe(2)
  })
})
