import { expect, test } from 'vitest'
import { withQuery } from '@/lib/paths'
import { parseView, viewQuery } from './view'

test('a view survives the query string', () => {
  const view = { filter: 'tag:"red kite" -sky', sort: '-stars', bin: true, at: '12' }
  const url = withQuery('/datasets/3', viewQuery(view))
  expect(parseView(new URLSearchParams(url.split('?')[1]))).toEqual(view)
})

test('the first view needs no query string', () => {
  expect(withQuery('/datasets/3', viewQuery(parseView(new URLSearchParams())))).toBe('/datasets/3')
})

test('an unknown sort falls back to the own order', () => {
  expect(parseView(new URLSearchParams('sort=colour')).sort).toBe('position')
})
