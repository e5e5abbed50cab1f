import { expect, test } from 'vitest'
import { captionNameProblem, captionNames } from './caption-names'

test('the plain caption comes first and each name once', () => {
  expect(captionNames(['short', 'caption'], ['long', 'short'])).toEqual(['caption', 'short', 'long'])
})

test.each(['', 'a}b', 'x'.repeat(41), 'Short'])('refuses %j', (name) => {
  expect(captionNameProblem(name, ['short'])).not.toBeNull()
})

test('accepts plain names in any script', () => {
  expect(captionNameProblem('flux long_2', ['short'])).toBeNull()
  expect(captionNameProblem('説明', [])).toBeNull()
})
