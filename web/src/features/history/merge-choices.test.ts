import { describe, expect, it } from 'vitest'
import type { MergeConflict } from '@/api/types'
import {
  decided,
  fitting,
  isTaken,
  isWritten,
  loadChoices,
  marksOf,
  sideOfAll,
  storeChoices,
  type KeptChoices,
} from './merge-choices'

const conflict = (id: string, changes: Partial<MergeConflict> = {}): MergeConflict => ({
  id,
  number: 1,
  name: 'a.jpg',
  sha256: 'aa',
  facet: 'tags',
  base: 'kite',
  mine: 'red kite',
  theirs: 'black kite',
  both: 'red kite, black kite',
  ...changes,
})

const conflicts = [
  conflict('1/tags'),
  conflict('2/stars', { facet: 'stars', both: null }),
  conflict('3/tags'),
]
const marks = marksOf(conflicts)
const none: KeptChoices = new Map()

describe('decisions', () => {
  it('fit as long as the conflict shows the same texts', () => {
    const kept = decided(none, marks, [
      ['1/tags', { take: 'mine' }],
      ['3/tags', { tags: ['kite'] }],
    ])
    expect([...fitting(kept, marks).keys()]).toEqual(['1/tags', '3/tags'])
    const later = marksOf([conflict('1/tags', { mine: 'my kite' }), conflict('3/tags'), conflict('4/tags')])
    expect([...fitting(kept, later)]).toEqual([['3/tags', { tags: ['kite'] }]])
  })

  it('tell texts apart that only run together alike', () => {
    const one = marksOf([conflict('1', { base: 'a', mine: 'bc' })])
    const other = marksOf([conflict('1', { base: 'ab', mine: 'c' })])
    expect(one.get('1')).not.toBe(other.get('1'))
  })

  it('can be taken back', () => {
    const kept = decided(none, marks, [['1/tags', { take: 'mine' }]])
    expect(decided(kept, marks, [['1/tags', null]]).size).toBe(0)
    expect(kept.size).toBe(1)
  })

  it('are made for many at once, but never both where there is no both', () => {
    expect(sideOfAll(conflicts, 'both').map(([id]) => id)).toEqual(['1/tags', '3/tags'])
    expect(sideOfAll(conflicts, 'theirs')).toHaveLength(3)
  })

  it('are a side or written by hand', () => {
    expect(isTaken({ take: 'both' }, 'both')).toBe(true)
    expect(isTaken(undefined, 'mine')).toBe(false)
    expect(isWritten({ text: '' })).toBe(true)
    expect(isWritten({ take: 'mine' })).toBe(false)
    expect(isWritten(undefined)).toBe(false)
  })
})

describe('decisions over a reload', () => {
  const emptyStore = () => {
    const texts = new Map<string, string>()
    return {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => void texts.set(key, text),
    }
  }

  it('are kept for each pair of datasets', () => {
    const kept = decided(none, marks, [
      ['1/tags', { take: 'both' }],
      ['2/stars', { number: 4 }],
      ['3/tags', { tags: ['kite', 'hill'] }],
    ])
    const store = emptyStore()
    storeChoices(1, 2, kept, store)
    expect(loadChoices(1, 2, store)).toEqual(kept)
    expect(loadChoices(2, 1, store).size).toBe(0)
  })

  it('last as long as the page when nothing can be stored', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(() => storeChoices(1, 2, none, full)).not.toThrow()
  })

  it('are nothing when what is stored is not theirs', () => {
    for (const odd of [
      '{',
      '7',
      '[1, ["a"], ["a", {"take": "yours"}, "x"], ["a", {"text": 1}, "x"], ["a", null, "x"]]',
    ]) {
      const store = emptyStore()
      store.setItem('loracraft.merge.1.2', odd)
      expect(loadChoices(1, 2, store).size).toBe(0)
    }
  })
})
