import { expect, test } from 'vitest'
import type { Concept, Dataset } from '@/api/types'
import { conceptsAfterStep, datasetsAfterStep, movedOnto, moveShown } from './moves'

test('a dragged entry takes the place it is dropped on', () => {
  expect(movedOnto([1, 2, 3, 4], 4, 2)).toEqual([1, 4, 2, 3])
  expect(movedOnto([1, 2, 3, 4], 1, 3)).toEqual([2, 3, 1, 4])
  expect(movedOnto([1, 2], 9, 1)).toEqual([1, 2])
})

test('a step jumps over what is hidden, and at the edge changes nothing', () => {
  expect(moveShown([1, 2, 3, 4], [1, 2, 4], 2, 1)).toEqual([1, 3, 4, 2])
  expect(moveShown([1, 2, 3], [1, 2, 3], 1, -1)).toEqual([1, 2, 3])
})

const dataset = (id: number, archived = false) => ({ id, archived }) as Dataset
const concept = (id: number, archived = false, datasets: Dataset[] = []) =>
  ({ id, archived, datasets }) as unknown as Concept

test('concepts and datasets step among those that stand beside them', () => {
  const concepts = [concept(1), concept(2, true), concept(3), concept(4, true)]
  expect(conceptsAfterStep(concepts, concept(3), -1)).toEqual([3, 1, 2, 4])
  expect(conceptsAfterStep(concepts, concept(2, true), 1)).toEqual([1, 3, 4, 2])
  const datasets = [dataset(1), dataset(2, true), dataset(3)]
  expect(datasetsAfterStep(concept(1, false, datasets), dataset(1), 1)).toEqual([2, 3, 1])
  expect(datasetsAfterStep(concept(1, true, datasets), dataset(1), 1)).toEqual([2, 1, 3])
})
