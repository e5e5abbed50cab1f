import { expect, it } from 'vitest'
import { readRules, writeRules } from './tag-rules'

it('reads what it writes', () => {
  const rules = [
    { tag: 'red kite', implies: ['kite', 'toy'] },
    { tag: 'hill', implies: ['land'] },
  ]
  expect(writeRules(rules)).toBe('red kite -> kite, toy\nhill -> land')
  expect(readRules(`\n ${writeRules(rules)} \n`)).toEqual(rules)
  expect(readRules('a → b')).toEqual([{ tag: 'a', implies: ['b'] }])
  expect(readRules(' \n')).toBeNull()
})

it.each([
  ['kite', 'is no rule'],
  ['a, b -> c', 'is no rule'],
  ['a -> b -> c', 'is no rule'],
  ['a ->', 'Say what'],
  ['-> b', 'at least one character'],
  ['a -> a', 'cannot imply itself'],
])('says what is wrong with %s', (text, problem) => {
  expect(readRules(text)).toContain(problem)
})
