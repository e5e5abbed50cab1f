import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { keys } from '@/api/keys'
import type { LiveChange } from '@/api/types'
import { staleKeys } from './stale-keys'

const marked: LiveChange = {
  position: 7,
  concepts: false,
  recipes: false,
  captioning: false,
  dictionaries: false,
  tags: false,
  datasets: [{ id: 3, version: 12, what: ['marks'] }],
  runs: [],
  proposals: [],
  client: 'window-a',
}

test('a change names only the dataset it touched', () => {
  const stale = staleKeys(marked, 'window-b')
  expect(stale).toContainEqual(['dataset', 3, 'cards'])
  expect(stale.every((key) => key[1] === 3 || key[0] === 'timelines' || key[0] === 'diff')).toBe(true)
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
  expect(staleKeys({ ...marked, captioning: true, datasets: [] }, 'window-a')).toEqual([
    ['providers'],
    ['prompts'],
    ['taggers'],
  ])
  expect(staleKeys({ ...marked, recipes: true, datasets: [] }, 'window-a')).toEqual([
    ['recipes'],
    ['conflicts'],
  ])
})

test('a dictionary, and what is said of tags, reaches every window', () => {
  expect(staleKeys({ ...marked, dictionaries: true, datasets: [] }, 'window-a')).toEqual([
    ['dictionaries'],
    ['alike'],
  ])
  expect(staleKeys({ ...marked, tags: true, datasets: [] }, 'window-a')).toEqual([['alike']])
})

test('a comparison follows both of its datasets, and no other', async () => {
  const client = new QueryClient()
  const key = [...keys.diff(3, 7), 'asked']
  for (const [id, stale] of [
    [3, true],
    [7, true],
    [9, false],
  ] as const) {
    client.setQueryData(key, 'found')
    const datasets = [{ id, version: 12, what: ['marks' as const] }]
    for (const queryKey of staleKeys({ ...marked, datasets }, 'window-b')) {
      await client.invalidateQueries({ queryKey })
    }
    expect(client.getQueryState(key)?.isInvalidated).toBe(stale)
  }
})

test('a proposal makes the queue of its dataset stale, and what filters by it', () => {
  const stale = staleKeys({ ...marked, datasets: [], proposals: [3] }, 'window-b')
  expect(stale).toEqual([
    ['dataset', 3, 'proposals'],
    ['dataset', 3, 'order'],
  ])
})
