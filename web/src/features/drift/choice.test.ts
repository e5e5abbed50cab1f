import { describe, expect, it } from 'vitest'
import type { DriftFound } from '@/api/types'
import { chosenCount, firstChoice, isChosen, stateOf, toRequest, withItem, withKind } from './choice'

const found: DriftFound = {
  path: '/out',
  kind: 'export',
  dataset: 1,
  version: 3,
  same: 5,
  total: 14,
  kinds: [
    { kind: 'caption', total: 10, conflicts: 1, problems: 2 },
    { kind: 'removed', total: 4, conflicts: 0, problems: 0 },
  ],
  notes: [],
}
const first = firstChoice(found)
const caption = { id: 'c1', kind: 'caption' } as const
const removed = { id: 'r2', kind: 'removed' } as const

describe('the choice of what to take in', () => {
  it('begins with all that takes nothing away', () => {
    expect(first.kinds).toEqual(['caption'])
    expect(chosenCount(first, found)).toBe(8)
    expect(isChosen(first, caption)).toBe(true)
    expect(isChosen(first, removed)).toBe(false)
  })

  it('leaves out one of a kind, and takes it back', () => {
    const less = withItem(first, caption, false)
    expect(isChosen(less, caption)).toBe(false)
    expect(stateOf(less, 'caption')).toBe('indeterminate')
    expect(chosenCount(less, found)).toBe(7)
    expect(withItem(less, caption, true)).toEqual(first)
  })

  it('takes one of a kind that is left out', () => {
    const more = withItem(first, removed, true)
    expect(stateOf(more, 'removed')).toBe('indeterminate')
    expect(toRequest(more)).toEqual({ kinds: ['caption'], except: [], items: ['r2'], conflicts: 'keep' })
    expect(chosenCount(more, found)).toBe(9)
  })

  it('forgets single ones when the whole kind is set', () => {
    const mixed = withItem(withItem(first, removed, true), caption, false)
    const all = withKind(withKind(mixed, 'removed', true), 'caption', true)
    expect(chosenCount(all, found)).toBe(12)
    expect(stateOf(withKind(all, 'caption', false), 'caption')).toBe(false)
  })
})
