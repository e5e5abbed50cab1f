import { describe, expect, it } from 'vitest'
import { fits, suggestAll, usesUnderscores, written } from './dictionary-tags'

const own = [
  { tag: 'red kite', count: 4 },
  { tag: 'kite', count: 9 },
]
const found = (tag: string, alias: string | null = null, category = 'general') => ({
  tag,
  category,
  count: 500,
  alias,
})

describe('suggestAll', () => {
  it('puts the tags of the dataset first and names none twice', () => {
    const all = suggestAll(own, [found('kite_flying'), found('red_kite', null, 'species')], 'kite', [], false)
    expect(all.map(({ tag, category }) => [tag, category])).toEqual([
      ['kite', undefined],
      ['red kite', 'species'],
      ['kite flying', 'general'],
    ])
    expect(all[2]).toMatchObject({ match: [0, 4], fromDictionary: true })
  })

  it('leaves out what is on the image, however it is written', () => {
    expect(suggestAll([], [found('red_kite')], 'kite', ['Red kite'], false)).toEqual([])
  })

  it('tells by which other name a tag was found', () => {
    expect(suggestAll([], [found('milvus_milvus', 'red_kite')], 'red', [], true)).toMatchObject([
      { tag: 'milvus_milvus', alias: 'red_kite', match: null },
    ])
  })

  it('lists twelve at most', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ tag: `kite ${index}`, count: index }))
    const more = Array.from({ length: 20 }, (_, index) => found(`kite_x${index}`))
    expect(suggestAll(many, more, 'kite', [], false).map((each) => each.fromDictionary === true)).toEqual([
      ...Array<boolean>(8).fill(false),
      ...Array<boolean>(4).fill(true),
    ])
  })
})

it('knows which tags hold all that is typed', () => {
  expect(fits(found('parallel_speed_lines'), 'eed lin')).toBe(true)
  expect(fits(found('parallel_speed_lines'), 'speed kite')).toBe(false)
  expect(fits(found('milvus_milvus', 'red_kite'), 'Red')).toBe(true)
})

it('writes a tag as the dataset does', () => {
  expect(usesUnderscores([{ tag: 'red kite', count: 1 }])).toBe(false)
  expect(usesUnderscores([{ tag: 'red_kite', count: 1 }])).toBe(true)
  expect(written('red_kite', false)).toBe('red kite')
  expect(written('red_kite', true)).toBe('red_kite')
  expect(written('^_^', false)).toBe('^_^')
  expect(written('o_o', false)).toBe('o_o')
})
