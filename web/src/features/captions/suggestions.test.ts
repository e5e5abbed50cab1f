import { describe, expect, it } from 'vitest'

import { lastPart, suggest } from './suggestions'

const tags = [
  { tag: 'kite', count: 3 },
  { tag: 'kite flying', count: 40 },
  { tag: 'red kite', count: 90 },
  { tag: 'parallel speed lines', count: 5 },
  { tag: 'line_art', count: 7 },
]
const names = (typed: string, without: string[] = []) =>
  suggest(tags, typed, { without }).map(({ tag }) => tag)

describe('suggest', () => {
  it('puts the tag itself first, then start matches, then the rest', () => {
    expect(names('kite')).toEqual(['kite', 'kite flying', 'red kite'])
  })

  it('ranks by use within start matches', () => {
    expect(names('kit')).toEqual(['kite flying', 'kite', 'red kite'])
  })

  it('finds text across a word border', () => {
    expect(names('eed lin')).toEqual(['parallel speed lines'])
  })

  it('finds scattered words last', () => {
    expect(names('lines par')).toEqual(['parallel speed lines'])
  })

  it('treats underscores as spaces and ignores case', () => {
    expect(names('Line A')).toEqual(['line_art'])
  })

  it('leaves out tags that are on the image', () => {
    expect(names('kite', ['kite'])).toEqual(['kite flying', 'red kite'])
  })

  it('offers the most used when nothing is typed', () => {
    expect(names('')[0]).toBe('red kite')
  })

  it('says where the typed text stands', () => {
    expect(suggest(tags, 'eed lin')[0]?.match).toEqual([11, 18])
  })
})

describe('lastPart', () => {
  it('splits off what is being typed', () => {
    expect(lastPart('sky, red ki')).toEqual({ before: 'sky,', typed: 'red ki' })
    expect(lastPart('red ki')).toEqual({ before: '', typed: 'red ki' })
  })
})
