import { expect, test } from 'vitest'
import { textCounts } from './text-counts'

test('counts words, characters and alternatives', () => {
  expect(textCounts('A red kite.\n\nA kite 🪁')).toEqual({ words: 6, characters: 21, lines: 2 })
  expect(textCounts('')).toEqual({ words: 0, characters: 0, lines: 0 })
})
