import { expect, test } from 'vitest'
import { mergedText } from './merge-queries'

test('a merge tells of the images that it changed', () => {
  expect(mergedText('Theirs', 2)).toBe('Merged Theirs – 2 images')
})

test('a merge by which all images stayed as they were tells of none', () => {
  expect(mergedText('Theirs', 0)).toBe('Merged Theirs')
})
