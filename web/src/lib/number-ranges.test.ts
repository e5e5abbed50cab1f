import { expect, test } from 'vitest'
import { decodeNumbers, encodeNumbers } from './number-ranges'
import { NumberSet } from './number-set'

test('decoding keeps the order of display', () => {
  expect([...decodeNumbers('1-3,7,5,2-2')]).toEqual([1, 2, 3, 7, 5, 2])
  expect(decodeNumbers('').length).toBe(0)
})

test('encoding compresses runs that go up by one', () => {
  expect(encodeNumbers([1, 2, 3, 7, 5, 4, 9, 10])).toBe('1-3,7,5,4,9-10')
  expect(encodeNumbers(new Int32Array(0))).toBe('')
})

test('a hundred thousand numbers survive the round trip', () => {
  const all = Int32Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 100_003)
  expect(decodeNumbers(encodeNumbers(all))).toEqual(all)
})

test('a number set adds, removes, toggles and counts', () => {
  const set = NumberSet.of([5, 1, 2, 3, 64])
  expect(set.size).toBe(5)
  expect(set.toString()).toBe('1-3,5,64')
  expect(set.toggle(2).toString()).toBe('1,3,5,64')
  expect(set.toggle(31).has(31)).toBe(true)
  expect(set.without([1, 2, 3, 5, 64])).toBe(NumberSet.empty)
  expect(set.with([5]).size).toBe(5)
  expect(set.first).toBe(1)
  expect(NumberSet.of([31, 32, 33, 95, 96, 200, 63]).toString()).toBe('31-33,63,95-96,200')
  expect(NumberSet.of([])).toBe(NumberSet.empty)
  expect(
    NumberSet.of([7])
      .within(NumberSet.of([8]))
      .toString(),
  ).toBe('')
  expect(NumberSet.parse('1-3,5,64').toString()).toBe(set.toString())
})

test('a number set keeps only what is also in another', () => {
  const set = NumberSet.of([1, 2, 3])
  expect(set.within(NumberSet.of([3, 1, 9])).toString()).toBe('1,3')
  expect(set.within(NumberSet.of([3, 2, 1]))).toBe(set)
  expect(NumberSet.parse('1-1000').within(NumberSet.parse('31-900,2000')).size).toBe(870)
})
