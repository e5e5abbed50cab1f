import { describe, expect, it } from 'vitest'

import { choose, focusAfterRemoval, neighbour, NO_CHIPS, targets } from './chip-selection'

const tags = ['a', 'b', 'c', 'd']
const plain = { toggle: false, range: false }
const ctrl = { toggle: true, range: false }
const shift = { toggle: false, range: true }

describe('choose', () => {
  it('replaces on a plain click', () => {
    const first = choose(NO_CHIPS, tags, 'a', plain)
    expect(choose(first, tags, 'c', plain).chosen).toEqual(['c'])
  })

  it('adds and takes away with Ctrl', () => {
    const two = choose(choose(NO_CHIPS, tags, 'a', plain), tags, 'c', ctrl)
    expect(two.chosen).toEqual(['a', 'c'])
    expect(choose(two, tags, 'a', ctrl).chosen).toEqual(['c'])
  })

  it('takes a range with Shift in either direction', () => {
    const start = choose(NO_CHIPS, tags, 'c', plain)
    expect(choose(start, tags, 'a', shift).chosen).toEqual(['a', 'b', 'c'])
    expect(choose(start, tags, 'd', shift).chosen).toEqual(['c', 'd'])
  })

  it('starts anew when the anchor is gone', () => {
    const start = choose(NO_CHIPS, tags, 'c', plain)
    expect(choose(start, ['a', 'b'], 'b', shift).chosen).toEqual(['b'])
  })
})

describe('keyboard', () => {
  it('walks and stops at the ends', () => {
    expect(neighbour(tags, 'b', 'ArrowRight')).toBe('c')
    expect(neighbour(tags, 'd', 'ArrowRight')).toBe('d')
    expect(neighbour(tags, 'a', 'ArrowLeft')).toBe('a')
    expect(neighbour(tags, 'c', 'Home')).toBe('a')
    expect(neighbour(tags, null, 'End')).toBe('d')
    expect(neighbour([], null, 'End')).toBeNull()
  })

  it('acts on the chosen chips, else on the focused one', () => {
    expect(targets({ chosen: ['c', 'a'], anchor: null, focus: 'b' }, tags)).toEqual(['a', 'c'])
    expect(targets({ chosen: [], anchor: null, focus: 'b' }, tags)).toEqual(['b'])
    expect(targets(NO_CHIPS, tags)).toEqual([])
  })

  it('moves on after a removal', () => {
    expect(focusAfterRemoval(tags, ['b', 'c'])).toBe('d')
    expect(focusAfterRemoval(tags, ['d'])).toBe('c')
    expect(focusAfterRemoval(['a'], ['a'])).toBeNull()
  })
})
