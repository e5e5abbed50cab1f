import { expect, test } from 'vitest'
import { createOrder, oneStep, reordered } from './picture-order'

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

test('a step moves a block past its neighbour, and stops at the ends', () => {
  const numbers = Int32Array.of(1, 2, 3, 4)
  expect(oneStep(numbers, (n) => n === 2 || n === 3, -1)).toBe(1)
  expect(oneStep(numbers, (n) => n === 2, 1)).toBe(4)
  expect(oneStep(numbers, (n) => n === 3, 1)).toBeNull()
  expect(oneStep(numbers, (n) => n === 4, 1)).toBeUndefined()
  expect(oneStep(numbers, (n) => n === 1, -1)).toBeUndefined()
})
