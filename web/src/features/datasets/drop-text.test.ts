import { expect, test } from 'vitest'
import type { Drag, ImageDrag } from '@/lib/drags'
import { dropHint, dropProblem } from './drop-text'

const kites = { id: 1, name: 'Kites', archived: false }
const owls = { id: 2, name: 'Owls', archived: false }
const old = { id: 3, name: 'Old', archived: true }
const images = (from: ImageDrag['from']): Drag => ({
  kind: 'images',
  images: { dataset: 1, images: '1-3', count: 3, from },
})

test('what can be dropped on a dataset has nothing against it', () => {
  expect(dropProblem({ kind: 'files' }, owls)).toBeNull()
  expect(dropProblem(images('now'), owls)).toBeNull()
  expect(dropProblem({ kind: 'images', images: null }, owls)).toBeNull()
})

test('what cannot be dropped says why', () => {
  expect(dropProblem({ kind: 'files' }, old)).toMatch(/archived/)
  expect(dropProblem(images('now'), kites)).toMatch(/already/)
  expect(dropProblem(images('moment'), owls)).toMatch(/past moment/)
  expect(dropProblem(images('bin'), owls)).toMatch(/Restore/)
})

test('a hint tells what the drop would do', () => {
  expect(dropHint(images('now'), owls, false)).toBe('Copy 3 pictures to Owls.')
  expect(dropHint(images('now'), owls, true)).toBe('Move 3 pictures to Owls.')
  expect(dropHint({ kind: 'files' }, owls, false)).toBe('Import into Owls.')
  expect(dropHint(images('now'), null, false)).toMatch(/With Shift/)
})
