import { expect, test } from 'vitest'
import {
  describePreview,
  describeScope,
  isPreview,
  sentScope,
  withMoment,
  type OpenPreview,
} from './preview-steps'

const preview = (at: string): OpenPreview => ({
  at,
  version: 7,
  images: 2,
  total: 5,
  steps: [{ edit: { kind: 'rename_tag', from: 'kite', to: 'red kite' }, filter: 'tag:hill' }],
  scope: { images: '1-5' },
  counts: [2],
})

test('a preview is a moment like others, by its name', () => {
  expect(['preview-01k', '12', 'v1', ''].map(isPreview)).toEqual([true, false, false, false])
})

test('says what is previewed, and of which images', () => {
  const { steps } = preview('preview-a')
  expect(describePreview({ steps, images: 0 })).toBe(
    'Preview of 1 edit, nothing is changed yet: no image would change',
  )
  expect(describePreview({ steps: [...steps, ...steps], images: 12 })).toBe(
    'Preview of 2 edits, nothing is changed yet: 12 images would change',
  )
  expect(describeScope({})).toBe('all images')
  expect(describeScope({ filter: ' tag:kite ' })).toBe('the images that tag:kite finds')
  expect(describeScope({ images: '4' })).toBe('the selected image')
  expect(describeScope({ images: '1-5' })).toBe('the 5 selected images')
})

test('goes to another moment and stays with the same view', () => {
  expect(withMoment('filter=tag%3Akite&at=preview-a', 'preview-b')).toBe('filter=tag%3Akite&at=preview-b')
})

test('what an answer leaves open is not sent', () => {
  expect(sentScope({ filter: null, images: '1-5' })).toEqual({ images: '1-5' })
  expect(sentScope({})).toEqual({})
})
