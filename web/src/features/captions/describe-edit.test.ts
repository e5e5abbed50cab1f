import { expect, test } from 'vitest'
import { describeEdit } from './describe-edit'

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
