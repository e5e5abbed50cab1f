import { expect, test } from 'vitest'
import { staleKeys } from './live'

test('settings make order and cards stale, for the trigger word is among the tokens', () => {
  expect(staleKeys(3, ['settings'], true)).toContainEqual(['dataset', 3, 'order'])
  expect(staleKeys(3, ['settings'], true)).toContainEqual(['dataset', 3, 'cards'])
})

test('a reorder keeps the cards', () => {
  expect(staleKeys(3, ['order'], false)).toEqual([['dataset', 3, 'order']])
})

test("someone else's mark makes order and cards stale", () => {
  expect(staleKeys(3, ['marks'], false)).toContainEqual(['dataset', 3, 'cards'])
})

test('own texts are read again, own marks are not', () => {
  expect(staleKeys(3, ['text'], true)).toContainEqual(['dataset', 3, 'cards'])
  expect(staleKeys(3, ['marks'], true)).toEqual([['dataset', 3, 'order']])
})
