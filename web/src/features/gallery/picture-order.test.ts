import { expect, test } from 'vitest'
import { createOrder, reordered } from './picture-order'

test('a number finds its place, a stranger finds none', () => {
  const order = createOrder(Int32Array.of(5, 2, 9))
  expect(order.positionOf(2)).toBe(1)
  expect(order.positionOf(4)).toBe(-1)
  expect(order.positionOf(400)).toBe(-1)
})

test('moved pictures keep their order among themselves', () => {
  const moved = new Set([5, 1])
  expect([...reordered(Int32Array.of(1, 2, 3, 4, 5), moved, 4)]).toEqual([2, 3, 1, 5, 4])
  expect([...reordered(Int32Array.of(1, 2, 3, 4, 5), moved, null)]).toEqual([2, 3, 4, 1, 5])
})
