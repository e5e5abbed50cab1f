import { expect, test } from 'vitest'
import type { DatasetOverview } from '@/api/types'
import { headlines, nameOf, share, stacks } from './charts'

const bar = (label: string, images: number, series: string | null = null) => ({
  label,
  images,
  series,
  filter: label,
})

const overview: DatasetOverview = {
  version: 3,
  images: 2000,
  charts: [
    { name: 'texts', bars: [bar('Captioned and tagged', 500), bar('Tagged only', 1500)] },
    { name: 'marks', bars: [bar('Not marked', 2000)] },
    { name: 'seen', bars: [bar('Seen', 1999), bar('Unseen', 1)] },
  ],
}

test('headlines say how far the work is and what is left', () => {
  expect(headlines(overview).map(({ label, value, missing }) => [label, value, missing?.text])).toEqual([
    ['Images', '2,000', undefined],
    ['Captioned', '25%', '1,500 to do'],
    ['Tagged', '100%', undefined],
    ['Marked', '0%', '2,000 to do'],
    ['Seen', '> 99%', '1 to do'],
  ])
})

test.each([
  [0, 10, '0%'],
  [1, 1000, '< 1%'],
  [999, 1000, '> 99%'],
  [10, 10, '100%'],
  [1, 3, '33%'],
])('%i of %i is %s', (part, whole, text) => expect(share(part, whole)).toBe(text))

test('bars of one day stand on each other', () => {
  const days = [
    bar('2026-10-01', 2, 'people'),
    bar('2026-10-01', 1, 'machines'),
    bar('2026-10-02', 4, 'people'),
  ]
  expect(stacks(days).map(({ label, counts }) => [label, counts])).toEqual([
    ['2026-10-01', { people: 2, machines: 1 }],
    ['2026-10-02', { people: 4 }],
  ])
  expect(days.map(nameOf)[1]).toBe('2026-10-01, by runs and recipes')
})
