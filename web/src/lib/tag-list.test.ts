import { describe, expect, it } from 'vitest'

import {
  addTags,
  moveTags,
  removeTags,
  renameTag,
  sameTags,
  splitTags,
  stepTags,
  tagProblem,
} from './tag-list'

const list = ['sky', 'kite', 'hill', 'boy']

describe('splitTags', () => {
  it('splits on commas and lines, trims and drops repeats', () => {
    expect(splitTags(' red kite, hill ,\n hill\r\nsky,, ')).toEqual(['red kite', 'hill', 'sky'])
  })
})

describe('tagProblem', () => {
  it('accepts text the server accepts', () => {
    expect(tagProblem(' kite \\(toy\\) ')).toBeNull()
  })

  it.each(['', '  ', 'a,b', 'a\nb', 'x'.repeat(401)])('refuses %j', (text) => {
    expect(tagProblem(text)).not.toBeNull()
  })
})

describe('addTags', () => {
  it('leaves tags that are there where they are', () => {
    expect(addTags(list, ['kite', 'sea'])).toEqual(['sky', 'kite', 'hill', 'boy', 'sea'])
  })

  it('adds at the front and at a position', () => {
    expect(addTags(list, ['a', 'b'], { at: 'front' })).toEqual(['a', 'b', ...list])
    expect(addTags(list, ['a'], { at: 'position', position: 2 })[2]).toBe('a')
    expect(addTags(list, ['a'], { at: 'position', position: 99 }).at(-1)).toBe('a')
  })
})

describe('renaming and removing', () => {
  it('keeps the place of a renamed tag', () => {
    expect(renameTag(list, 'kite', 'red kite')).toEqual(['sky', 'red kite', 'hill', 'boy'])
  })

  it('merges when the new name is there already', () => {
    expect(renameTag(list, 'hill', 'sky')).toEqual(['sky', 'kite', 'boy'])
  })

  it('removes several', () => {
    expect(removeTags(list, ['sky', 'boy'])).toEqual(['kite', 'hill'])
  })
})

describe('moving', () => {
  it('drops before the tag at the position', () => {
    expect(moveTags(list, ['boy'], 0)).toEqual(['boy', 'sky', 'kite', 'hill'])
    expect(moveTags(list, ['sky'], 4)).toEqual(['kite', 'hill', 'boy', 'sky'])
  })

  it('keeps the order inside a block', () => {
    expect(moveTags(list, ['boy', 'sky'], 2)).toEqual(['kite', 'sky', 'boy', 'hill'])
  })

  it('steps by one and stops at the ends', () => {
    expect(stepTags(list, ['kite'], 1)).toEqual(['sky', 'hill', 'kite', 'boy'])
    expect(stepTags(list, ['kite'], -1)).toEqual(['kite', 'sky', 'hill', 'boy'])
    expect(sameTags(stepTags(list, ['sky'], -1), list)).toBe(true)
    expect(sameTags(stepTags(list, ['boy'], 1), list)).toBe(true)
    expect(sameTags(stepTags(list, ['gone'], 1), list)).toBe(true)
  })
})
