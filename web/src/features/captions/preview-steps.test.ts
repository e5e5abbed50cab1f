// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import {
  describePreview,
  describeScope,
  forgetPreview,
  isPreview,
  keepPreview,
  readPreview,
  withMoment,
  type OpenPreview,
} from './preview-steps'

const preview = (at: string): OpenPreview => ({
  at,
  dataset: 3,
  version: 7,
  images: 2,
  steps: [{ edit: { kind: 'rename_tag', from: 'kite', to: 'red kite' }, filter: 'tag:hill' }],
  scope: { images: '1-5' },
  counts: [2],
})

beforeEach(() => sessionStorage.clear())

test('a preview is a moment like others, by its name', () => {
  expect(['preview-01k', '12', 'v1', ''].map(isPreview)).toEqual([true, false, false, false])
})

test('keeps the edits under the name of the preview', () => {
  keepPreview(preview('preview-a'))
  keepPreview(preview('preview-b'))
  expect(readPreview(3, 'preview-a')).toEqual(preview('preview-a'))
  expect(readPreview(4, 'preview-a')).toBeNull()
  forgetPreview('preview-a')
  expect(readPreview(3, 'preview-a')).toBeNull()
  expect(readPreview(3, 'preview-b')).not.toBeNull()
})

test('keeps the newest few', () => {
  for (let i = 0; i < 12; i++) keepPreview(preview(`preview-${i}`))
  expect(readPreview(3, 'preview-3')).toBeNull()
  expect(readPreview(3, 'preview-4')).not.toBeNull()
})

test('takes what is damaged for absent', () => {
  keepPreview(preview('preview-a'))
  const key = sessionStorage.key(0) ?? ''
  for (const damaged of ['', '{', '{}', '[1, null]', '[{"at":"preview-a","dataset":3,"steps":[null]}]']) {
    sessionStorage.setItem(key, damaged)
    expect(readPreview(3, 'preview-a')).toBeNull()
  }
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
