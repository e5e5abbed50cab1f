import { expect, test } from 'vitest'
import { fuzzyScore } from './fuzzy'

const best = (query: string, texts: readonly string[]) =>
  texts
    .map((text) => ({ text, score: fuzzyScore(query, text) }))
    .filter((each) => each.score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map((each) => each.text)

test('the start of a word comes before its middle, and both before scattered letters', () => {
  expect(best('ed', ['Red kite', 'Bulk edit', 'Export the dataset', 'Undo'])).toEqual([
    'Bulk edit',
    'Red kite',
    'Export the dataset',
  ])
})

test('the words of a query may stand in any order and be shortened', () => {
  expect(fuzzyScore('replace find', 'Find and replace')).not.toBeNull()
  expect(best('fnr', ['Find and replace', 'Export'])).toEqual(['Find and replace'])
})

test('every word has to be found', () => {
  expect(fuzzyScore('find zebra', 'Find and replace')).toBeNull()
  expect(fuzzyScore('', 'Anything')).not.toBeNull()
})
