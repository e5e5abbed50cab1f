import { expect, test } from 'vitest'
import { dropIndex } from './drop-index'

const chip = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 20 })
const chips = [chip(0, 0), chip(50, 0), chip(0, 30), chip(50, 30)]

test.each([
  ['the left half of a chip', 55, 10, 1],
  ['the right half of a chip', 85, 10, 2],
  ['the end of a row', 200, 10, 2],
  ['the gap between rows', 30, 25, 2],
  ['above all', 100, -5, 0],
  ['below all', 0, 80, 4],
  ['behind the last', 200, 40, 4],
])('%s', (_place, x, y, index) => {
  expect(dropIndex(chips, x, y)).toBe(index)
})
