import { expect, test } from 'vitest'

import type { ImageFacts } from '@/api/types'
import { changedCaptions, factDifferences, sides } from './image-difference'

const facts = (some: Partial<ImageFacts> = {}): ImageFacts => ({
  tags: [],
  captions: {},
  stars: 0,
  mark: null,
  removed: false,
  ...some,
})

test('says what changed beside the texts', () => {
  expect(factDifferences(facts(), facts({ stars: 4, mark: 'kept', removed: true }))).toEqual([
    { name: 'Stars', before: '0', after: '4' },
    { name: 'Mark', before: 'no mark', after: 'kept' },
    { name: 'Place', before: 'dataset', after: 'bin' },
  ])
  expect(factDifferences(facts({ tags: ['a'] }), facts())).toEqual([])
})

test('names the captions that differ', () => {
  const before = facts({ captions: { caption: 'a kite', long: 'same', old: 'x' } })
  const after = facts({ captions: { caption: 'a red kite', long: 'same', fresh: 'y' } })
  expect(changedCaptions(before, after)).toEqual(['caption', 'old', 'fresh'])
})

test('an image that was new had nothing before', () => {
  const image = { number: 1, name: 'a.png', sha256: '', before: null, after: facts({ tags: ['kite'] }) }
  expect(sides(image.before, image.after)).toMatchObject({
    before: { tags: [] },
    after: { tags: ['kite'] },
    note: 'new',
  })
})
