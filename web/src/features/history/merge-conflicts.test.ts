import { describe, expect, it } from 'vitest'
import type { MergeChoice, MergeConflict } from '@/api/types'
import {
  allConflicts,
  choiceOfText,
  conflictAt,
  facetCounts,
  facetName,
  nextOpen,
  outcomeOf,
  shownConflicts,
  tagsOf,
  valueText,
  writingOf,
} from './merge-conflicts'

const conflict = (number: number, facet: string, changes: Partial<MergeConflict> = {}): MergeConflict => ({
  id: `${number}/${facet}`,
  number,
  name: `kite_${number}.jpg`,
  sha256: 'aa',
  facet,
  base: 'kite',
  mine: 'red kite',
  theirs: 'black kite',
  both: facet === 'tags' ? 'red kite, black kite' : null,
  ...changes,
})

const all = [
  conflict(1, 'tags'),
  conflict(2, 'tags', { mine: 'Buzzard' }),
  conflict(2, 'caption:caption'),
  conflict(3, 'stars'),
]
const choices = new Map<string, MergeChoice>([['1/tags', { take: 'mine' }]])
const ids = (conflicts: readonly MergeConflict[]) => conflicts.map(({ id }) => id)

describe('a conflict', () => {
  it('is called by what it is about', () => {
    expect(['tags', 'caption:caption', 'caption:short', 'presence', 'triggerWord'].map(facetName)).toEqual([
      'Tags',
      'Caption',
      'Caption “short”',
      'In the dataset or not',
      'Trigger word',
    ])
  })

  it('comes out as it is decided', () => {
    expect(outcomeOf(conflict(1, 'tags'), undefined)).toBeNull()
    expect(outcomeOf(conflict(1, 'tags'), { take: 'both' })).toBe('red kite, black kite')
    expect(outcomeOf(conflict(1, 'tags'), { tags: ['a', 'b'] })).toBe('a, b')
    expect(outcomeOf(conflict(1, 'stars'), { number: 0 })).toBe('0')
    expect(outcomeOf(conflict(1, 'caption:caption'), { text: '' })).toBe('')
  })

  it('is written by hand as its kind wants it', () => {
    const written = (facet: string, text: string) => choiceOfText({ facet }, text)
    expect(written('tags', ' red kite ,hill,, hill')).toEqual({ tags: ['red kite', 'hill'] })
    expect(written('tags', '')).toEqual({ tags: [] })
    expect(written('tags', 'x'.repeat(401))).toContain('at most 400')
    expect(written('caption:caption', 'A kite.\nFlying.')).toEqual({ text: 'A kite.\nFlying.' })
    expect(written('triggerWord', ' rdkt ')).toEqual({ text: 'rdkt' })
    expect(written('stars', '3')).toEqual({ number: 3 })
    expect(written('stars', '6')).toBe('Give a whole number from 0 to 5.')
    expect(written('repeats', '')).toBe('Give a whole number from 1 to 1000.')
    expect(written('presence', 'removed')).toBe('Take one of the sides.')
    expect(writingOf({ facet: 'mark' })).toBeNull()
  })

  it('has tags or none', () => {
    expect(tagsOf('')).toEqual([])
    expect(tagsOf('a, b c')).toEqual(['a', 'b c'])
  })
})

describe('conflicts shown', () => {
  const shown = (filter: Partial<typeof allConflicts>, current: string | null = null) =>
    ids(shownConflicts(all, { ...allConflicts, ...filter }, choices, current))

  it('are narrowed by facet, state and text', () => {
    expect(shown({})).toHaveLength(4)
    expect(shown({ facet: 'tags' })).toEqual(['1/tags', '2/tags'])
    expect(shown({ state: 'open' })).toEqual(['2/tags', '2/caption:caption', '3/stars'])
    expect(shown({ state: 'decided' })).toEqual(['1/tags'])
    expect(shown({ text: 'buzz' })).toEqual(['2/tags'])
    expect(shown({ text: 'kite_3' })).toEqual(['3/stars'])
    expect(shown({ text: '#2' })).toEqual(['2/tags', '2/caption:caption'])
  })

  it('hold the one at hand while it is being decided', () => {
    expect(shown({ state: 'open' }, '1/tags')).toContain('1/tags')
    expect(shown({ state: 'open', facet: 'stars' }, '1/tags')).toEqual(['3/stars'])
  })

  it('are counted by facet, most first', () => {
    expect(facetCounts(all)[0]).toEqual({ facet: 'tags', count: 2 })
  })
})

describe('the walk through conflicts', () => {
  it('goes step by step and stops at the ends', () => {
    expect(conflictAt(all, null, 1)).toBe('1/tags')
    expect(conflictAt(all, '1/tags', 1)).toBe('2/tags')
    expect(conflictAt(all, '1/tags', -1)).toBe('1/tags')
    expect(conflictAt(all, '3/stars', 1)).toBe('3/stars')
    expect(conflictAt(all, '3/stars', 'first')).toBe('1/tags')
    expect(conflictAt(all, null, 'last')).toBe('3/stars')
    expect(conflictAt([], null, 1)).toBeNull()
  })

  it('finds the next open one round the end, and says when none is left', () => {
    expect(nextOpen(all, choices, null)).toBe('2/tags')
    expect(nextOpen(all, choices, '3/stars')).toBe('2/tags')
    const rest = new Map<string, MergeChoice>(ids(all).map((id) => [id, { take: 'mine' }]))
    expect(nextOpen(all, rest, '2/tags')).toBeNull()
    rest.delete('2/tags')
    expect(nextOpen(all, rest, '2/tags')).toBe('2/tags')
  })
})

it('says in words what has none', () => {
  expect(['', 'kept', 'rejected'].map((mark) => valueText('mark', mark))).toEqual([
    'no mark',
    'kept',
    'rejected',
  ])
  expect(['0', '1', '5'].map((stars) => valueText('stars', stars))).toEqual(['no stars', '1 star', '5 stars'])
  expect(valueText('caption:caption', '')).toBe('')
})
