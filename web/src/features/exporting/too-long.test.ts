import { expect, test } from 'vitest'
import { tooLong } from './too-long'

test('the images are named, and a filter finds them all', () => {
  expect(tooLong('1-3,7')).toEqual({
    count: 4,
    shown: [1, 2, 3, 7],
    filter: 'number:1-3 OR number:7',
  })
  expect(tooLong('').count).toBe(0)
})

test('of many only the first are named, and scattered ones are no filter', () => {
  const many = Array.from({ length: 101 }, (_, at) => at * 2 + 1).join(',')
  const { count, shown, filter } = tooLong(many)
  expect([count, shown.length, filter]).toEqual([101, 12, null])
})
