import { expect, test } from 'vitest'
import type { LiveChange } from '@/api/types'
import { staleKeys } from './stale-keys'

const marked: LiveChange = {
  position: 7,
  concepts: false,
  recipes: false,
  datasets: [{ id: 3, version: 12, what: ['marks'] }],
  runs: [],
  client: 'window-a',
}

test('a change names only the dataset it touched', () => {
  const stale = staleKeys(marked, 'window-b')
  expect(stale).toContainEqual(['dataset', 3, 'cards'])
  expect(stale.every((key) => key[1] === 3 || key[0] === 'timelines')).toBe(true)
})

test("a window's own marks are already on its cards", () => {
  expect(staleKeys(marked, 'window-a')).not.toContainEqual(['dataset', 3, 'cards'])
})

test('a change of the list of concepts reaches the sidebar', () => {
  expect(staleKeys({ ...marked, concepts: true, datasets: [] }, 'window-b')).toEqual([
    ['concepts'],
    ['timelines'],
  ])
})

test('a saved recipe reaches every window', () => {
  expect(staleKeys({ ...marked, recipes: true, datasets: [] }, 'window-a')).toEqual([['recipes']])
})
