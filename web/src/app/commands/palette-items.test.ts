import { expect, test } from 'vitest'
import type { LiveAction } from '@/lib/actions/use-actions'
import { paletteItems, paletteSections } from './palette-items'

const live = (id: LiveAction['id'], label: string): LiveAction => ({
  key: id,
  id,
  label,
  run: () => undefined,
})
const items = paletteItems(
  [live('go.home', 'Go to the datasets'), live('dataset.export', 'Export'), live('picture.keep', 'Keep')],
  [],
  [],
  () => undefined,
)
const shown = (query: string, recent: string[] = []) =>
  paletteSections(items, query, recent).map(({ title, items }) => [title, ...items.map((item) => item.label)])

test('without a query what is nearest comes first, by group', () => {
  expect(shown('')).toEqual([
    ['Selected pictures', 'Keep'],
    ['Dataset', 'Export'],
    ['Everywhere', 'Go to the datasets'],
  ])
})

test('what was used lately comes first, and only once', () => {
  expect(shown('', ['go.home', 'gone'])).toEqual([
    ['Recent', 'Go to the datasets'],
    ['Selected pictures', 'Keep'],
    ['Dataset', 'Export'],
  ])
})

test('a query finds the best first, what was used lately before what fits as well', () => {
  expect(shown('e')).toEqual([['Found', 'Export', 'Keep', 'Go to the datasets']])
  expect(shown('e', ['picture.keep'])[0]?.[1]).toBe('Export')
  expect(shown('zebra')).toEqual([])
})

test('what can be done to the row with the focus comes before the rest', () => {
  const row = paletteItems(
    [live('picture.keep', 'Keep')],
    [{ label: 'Archive: Kites', run: () => undefined }],
    [],
    () => undefined,
  )
  expect(paletteSections(row, '', []).map(({ title }) => title)).toEqual([
    'Where the focus is',
    'Selected pictures',
  ])
})
