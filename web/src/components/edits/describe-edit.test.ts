import { expect, test } from 'vitest'
import { describeEdit, describeSteps, sayEdit } from './describe-edit'

test('names the edit and its reach', () => {
  expect(describeEdit({ kind: 'rename_tag', from: 'red kite', to: 'kite' }, 5007)).toBe(
    'Renamed red kite to kite – 5,007 images',
  )
})

test('counts tags when there are many', () => {
  expect(describeEdit({ kind: 'add_tags', tags: ['a', 'b', 'c', 'd'], at: 'end' }, 1)).toBe(
    'Added 4 tags – 1 image',
  )
})

test('says when nothing changed', () => {
  expect(describeEdit({ kind: 'drop_duplicate_tags' }, 0)).toContain('Nothing to change')
})

test('names the first of several edits', () => {
  const steps = [
    { edit: { kind: 'rename_tag', from: 'a', to: 'b' } as const },
    { edit: { kind: 'drop_duplicate_tags' } as const },
  ]
  expect(describeSteps(steps, 2)).toBe('Renamed a to b, and 1 more step – 2 images')
  expect(describeSteps(steps.slice(0, 1), 2)).toBe('Renamed a to b – 2 images')
  expect(describeSteps(steps, 0)).toContain('Nothing to change')
})

test('says what a step is to do', () => {
  expect(sayEdit({ kind: 'add_tags', tags: ['sky', 'sea'], at: 'position', position: 1 })).toBe(
    'Add sky, sea at position 2',
  )
  const replace = { kind: 'replace_text', find: 'a', replace: '', mode: 'plain', matchCase: false } as const
  expect(sayEdit({ ...replace, target: 'tags' })).toBe('Take “a” out of tags')
  expect(sayEdit({ ...replace, replace: 'b', target: 'captions', caption: 'long' })).toBe(
    'Replace “a” with “b” in the caption long',
  )
})
