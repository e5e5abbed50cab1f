import { expect, test } from 'vitest'
import { firstReach, possibleReach, scopeOf } from './bulk-scope'

const nothing = { filter: '', selected: '', count: 0 }
const filtered = { ...nothing, filter: 'is:untagged' }
const chosen = { ...filtered, selected: '1-5', count: 5 }

test('starts with the narrowest scope there is', () => {
  expect(firstReach(nothing)).toBe('all')
  expect(firstReach(filtered)).toBe('filtered')
  expect(firstReach(chosen)).toBe('selected')
})

test('one picture that is merely focused is not a selection to bulk edit', () => {
  expect(firstReach({ ...nothing, selected: '4', count: 1 })).toBe('all')
})

test('falls back when a scope is gone', () => {
  expect(possibleReach('selected', filtered)).toBe('filtered')
  expect(possibleReach('filtered', nothing)).toBe('all')
  expect(possibleReach('all', chosen)).toBe('all')
})

test('sends what the reach names', () => {
  expect(scopeOf('selected', chosen)).toEqual({ images: '1-5' })
  expect(scopeOf('filtered', chosen)).toEqual({ filter: 'is:untagged' })
  expect(scopeOf('all', chosen)).toEqual({})
})
