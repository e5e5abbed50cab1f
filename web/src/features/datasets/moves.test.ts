import { expect, test } from 'vitest'
import { movedOnto, moveShown } from './moves'

test('a dragged entry takes the place it is dropped on', () => {
  expect(movedOnto([1, 2, 3, 4], 4, 2)).toEqual([1, 4, 2, 3])
  expect(movedOnto([1, 2, 3, 4], 1, 3)).toEqual([2, 3, 1, 4])
  expect(movedOnto([1, 2], 9, 1)).toEqual([1, 2])
})

test('a step jumps over what is hidden, and at the edge changes nothing', () => {
  expect(moveShown([1, 2, 3, 4], [1, 2, 4], 2, 1)).toEqual([1, 3, 4, 2])
  expect(moveShown([1, 2, 3], [1, 2, 3], 1, -1)).toEqual([1, 2, 3])
})
