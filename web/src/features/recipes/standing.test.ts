import { expect, test } from 'vitest'
import type { Recipe } from '@/api/types'
import { behind, describeStanding, standingIn } from './standing'

const recipe = (...standing: [dataset: number, missed?: string][]): Recipe => ({
  id: 1,
  name: 'Tidy',
  description: '',
  steps: [],
  standing: standing.map(([dataset, missed = '']) => ({ dataset, missed, reason: missed && 'Too slow.' })),
})

test('knows where a recipe stands', () => {
  expect(standingIn(recipe([3]), 3)).toEqual({ dataset: 3, missed: '', reason: '' })
  expect(standingIn(recipe([4]), 3)).toBeNull()
})

test('finds those that missed something here', () => {
  const late = recipe([3, '1-5'])
  expect(behind([recipe(), recipe([3]), recipe([4, '1']), late], 3)).toEqual([late])
})

test('says where it stands', () => {
  expect(describeStanding(recipe(), 3)).toBe('')
  expect(describeStanding(recipe([3]), 3)).toBe('Runs by itself here')
  expect(describeStanding(recipe([3], [4]), 3)).toBe('Runs by itself here and in 1 other dataset')
  expect(describeStanding(recipe([4], [5]), 3)).toBe('Runs by itself in 2 other datasets')
})
