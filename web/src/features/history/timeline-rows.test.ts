import { describe, expect, it } from 'vitest'

import type { Change } from '@/api/types'
import { changesAfter, dayTitle, stepTo, timelineRows } from './timeline-rows'

const now = new Date(2026, 10, 22, 9, 0)
const change = (version: number, at: Date, undone = false): Change => ({
  id: `c${version}`,
  position: version * 10,
  dataset: 1,
  concept: 1,
  name: 'Kites',
  before: version - 1,
  version,
  at: at.toISOString(),
  actor: 'you',
  run: null,
  label: 'Renamed red kite to kite',
  images: 5,
  kind: 'edit',
  undone,
  undoes: null,
  samples: [],
})

const of = (actor: string, version: number, at: Date, dataset = 1): Change => ({
  ...change(version, at),
  actor,
  dataset,
})

const shape = (rows: ReturnType<typeof timelineRows>) =>
  rows.map((row) =>
    row.kind === 'day'
      ? row.title
      : row.kind === 'group'
        ? `${row.group.actor} x${row.group.changes.length}`
        : `${row.inGroup ? '- ' : ''}${row.change.version}`,
  )

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
    expect(shape(rows)).toEqual(['Today', '3', '2', 'Yesterday', '1'])
  })

  const crowd = [
    of('run:7', 9, new Date(2026, 10, 22, 8)),
    of('run:7', 8, new Date(2026, 10, 22, 7)),
    of('run:7', 7, new Date(2026, 10, 21, 7)),
    of('you', 6, new Date(2026, 10, 21, 6)),
    of('you', 5, new Date(2026, 10, 21, 6)),
    of('recipe:x', 4, new Date(2026, 10, 21, 5)),
    of('recipe:x', 3, new Date(2026, 10, 21, 5), 2),
  ]

  it('puts successive changes of one machine on a day and dataset behind one row', () => {
    expect(shape(timelineRows(crowd, now))).toEqual([
      'Today',
      'run:7 x2',
      'Yesterday',
      '7',
      '6',
      '5',
      '4',
      '3',
    ])
  })

  it('shows them under it when it is open', () => {
    const rows = timelineRows(crowd, now, (group) => group.startsWith('run:7-1'))
    expect(shape(rows).slice(0, 4)).toEqual(['Today', 'run:7 x2', '- 9', '- 8'])
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  })
})

describe('stepTo', () => {
  const rows = timelineRows(
    [change(3, new Date(2026, 10, 22, 8)), change(2, new Date(2026, 10, 21, 7)), change(1, now)],
    now,
  )
  const keys = rows.filter((row) => row.kind !== 'day').map((row) => row.key)

  it('passes over the headings and stops at the ends', () => {
    expect(stepTo(rows, null, 'ArrowDown')).toBe(keys[0])
    expect(stepTo(rows, keys[0] ?? null, 'ArrowDown')).toBe(keys[1])
    expect(stepTo(rows, keys[0] ?? null, 'ArrowUp')).toBe(keys[0])
    expect(stepTo(rows, keys[0] ?? null, 'End')).toBe(keys[2])
    expect(stepTo([], null, 'ArrowDown')).toBe(null)
  })
})

describe('changesAfter', () => {
  it('leaves out what is undone already', () => {
    const changes = [change(3, now), change(2, now, true), change(1, now)]
    expect(changesAfter(changes, 1)).toBe(1)
    expect(changesAfter(changes, 0)).toBe(2)
    expect(changesAfter([{ ...change(3, now), kind: 'undo' }], 0)).toBe(0)
  })

  it('leaves out names of moments, which stay', () => {
    expect(changesAfter([{ ...change(3, now), kind: 'version' }], 0)).toBe(0)
  })
})
