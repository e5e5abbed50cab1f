import { expect, test } from 'vitest'
import { staleKeys } from './live'

test('settings leave the gallery alone', () => {
  expect(staleKeys(3, ['settings'])).toEqual([])
})

test('a reorder keeps the cards', () => {
  expect(staleKeys(3, ['order'])).toEqual([['dataset', 3, 'order']])
})

test('a mark makes order and cards stale', () => {
  expect(staleKeys(3, ['marks'])).toContainEqual(['dataset', 3, 'cards'])
})
