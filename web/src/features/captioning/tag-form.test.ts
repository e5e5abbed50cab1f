import { expect, test } from 'vitest'
import { NumberSet } from '@/lib/number-set'
import { choiceOf, inOrder, percent, taggingText, triedOn, usualSettings } from './tag-form'

test('what is set in percent is sent as probabilities, and what is left out as a list', () => {
  expect(choiceOf({ ...usualSettings, general: 40, exclude: ' blue sky,, hill ,' })).toEqual({
    general: 0.4,
    character: 0.85,
    copyright: null,
    artist: null,
    meta: null,
    rating: false,
    underscores: false,
    exclude: ['blue sky', 'hill'],
    combine: 'union',
  })
})

test('a kind of tag that has a threshold of its own is sent with it, within what the server takes', () => {
  const { general, copyright, artist, meta } = choiceOf({
    ...usualSettings,
    copyright: 60,
    artist: 0,
    meta: 120,
  })
  expect({ general, copyright, artist, meta }).toEqual({
    general: 0.35,
    copyright: 0.6,
    artist: 0.05,
    meta: 1,
  })
})

test('the time is told where it is known and something is to do', () => {
  const estimate = { model: 'wd', inputTokens: 0, outputTokens: 0, measured: true, cost: 0 }
  expect(taggingText({ ...estimate, images: 12, spared: 3, seconds: 40 })).toBe(
    '9 images to look at, 3 left alone · about 40 s',
  )
  expect(taggingText({ ...estimate, images: 1, spared: 0, seconds: null })).toBe('1 image to look at')
})

test('what becomes a tag stands first', () => {
  const seen = (tag: string, chosen: boolean) => ({
    tag,
    chosen,
    kind: 'general' as const,
    probability: 0.934,
    models: 1,
  })
  expect(inOrder([seen('a', false), seen('b', true), seen('c', false)]).map(({ tag }) => tag)).toEqual([
    'b',
    'a',
    'c',
  ])
  expect(percent(0.934)).toBe('93 %')
})

test('models are tried on the picture that was looked at last or stands focused, where it is in the scope', () => {
  const selection = { numbers: NumberSet.of([3, 4]), focused: 7 }
  expect(triedOn('all', selection, null)).toBe(7)
  expect(triedOn('filtered', selection, 5)).toBe(5)
  expect(triedOn('selected', selection, null)).toBe(3)
  expect(triedOn('selected', selection, 4)).toBe(4)
  expect(triedOn('all', { numbers: NumberSet.empty, focused: null }, null)).toBeNull()
})
