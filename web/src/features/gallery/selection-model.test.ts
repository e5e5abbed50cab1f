import { expect, test } from 'vitest'
import { createOrder } from './picture-order'
import { jumpFrom, nothingSelected, selectAll, selectAt, visibleSelection } from './selection-model'

const order = createOrder(Int32Array.of(10, 20, 30, 40, 50))
const click = { extend: false, toggle: false }
const ctrl = { extend: false, toggle: true }
const shift = { extend: true, toggle: false }

test('a click selects one, Ctrl adds and takes away', () => {
  const one = selectAt(nothingSelected, order, 1, click)
  expect(one.numbers.toString()).toBe('20')
  const two = selectAt(one, order, 3, ctrl)
  expect(two.numbers.toString()).toBe('20,40')
  expect(selectAt(two, order, 1, ctrl).numbers.toString()).toBe('40')
})

test('Shift selects from the anchor in display order, to and fro', () => {
  const start = selectAt(nothingSelected, order, 2, click)
  const down = selectAt(start, order, 4, shift)
  expect(down.numbers.toString()).toBe('30,40,50')
  expect(selectAt(down, order, 1, shift).numbers.toString()).toBe('20,30')
})

test('Ctrl with Shift adds a range to what is there', () => {
  const first = selectAt(nothingSelected, order, 0, click)
  const third = selectAt(first, order, 2, ctrl)
  expect(selectAt(third, order, 3, { extend: true, toggle: true }).numbers.toString()).toBe('10,30,40')
})

test('all of a hundred thousand are selected in one go', () => {
  const big = createOrder(Int32Array.from({ length: 100_000 }, (_, i) => 100_000 - i))
  expect(selectAll(nothingSelected, big).numbers.size).toBe(100_000)
})

test('pictures that leave the view leave the selection, and the focus takes the place they had', () => {
  const state = selectAt(selectAt(nothingSelected, order, 1, click), order, 2, shift)
  const seen = visibleSelection(state, createOrder(Int32Array.of(10, 20, 40, 50)))
  expect(seen.numbers.toString()).toBe('20')
  expect(seen.focused).toBe(40)
})

test('arrow keys stay inside the grid', () => {
  expect(jumpFrom(-1, 'ArrowRight', 10, 4, 3)).toBe(0)
  expect(jumpFrom(1, 'ArrowUp', 10, 4, 3)).toBe(1)
  expect(jumpFrom(5, 'ArrowDown', 10, 4, 3)).toBe(9)
  expect(jumpFrom(7, 'ArrowDown', 10, 4, 3)).toBe(9)
  expect(jumpFrom(9, 'ArrowDown', 10, 4, 3)).toBe(9)
  expect(jumpFrom(5, 'PageDown', 100, 4, 3)).toBe(17)
  expect(jumpFrom(5, 'End', 100, 4, 3)).toBe(99)
})
