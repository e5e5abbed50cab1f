import { expect, test } from 'vitest'
import { withQuery } from '@/lib/paths'
import { addressQuery, changedView, isStep, parseView, viewQuery } from './view'

test('a view survives the query string', () => {
  const view = { filter: 'tag:"red kite" -sky', sort: '-stars', bin: true, at: '12', change: 'c0ffee' }
  const url = withQuery('/datasets/3', addressQuery(view))
  expect(parseView(new URLSearchParams(url.split('?')[1]))).toEqual(view)
})

test('the first view needs no query string', () => {
  expect(withQuery('/datasets/3', addressQuery(parseView(new URLSearchParams())))).toBe('/datasets/3')
})

test('an unknown sort falls back to the own order', () => {
  expect(parseView(new URLSearchParams('sort=colour')).sort).toBe('position')
})

test('the change that the timeline is at has nothing to do with the pictures', () => {
  const view = parseView(new URLSearchParams('filter=sky&change=c0ffee'))
  expect(viewQuery(view)).toEqual(viewQuery({ ...view, change: '' }))
})

test('Back leads out of a moment and away from a change, not through each letter of a filter', () => {
  const now = parseView(new URLSearchParams())
  expect(isStep(now, { filter: 's' })).toBe(false)
  expect(isStep(now, { at: '3' })).toBe(true)
  expect(isStep({ ...now, at: '3' }, { at: '4' })).toBe(false)
  expect(isStep(now, { change: 'c0ffee' })).toBe(true)
  expect(isStep({ ...now, change: 'c0ffee' }, { change: '' })).toBe(false)
})

test('the bin of now is not taken along to a past moment', () => {
  const bin = { ...parseView(new URLSearchParams()), bin: true }
  expect(changedView(bin, { at: '3' })).toEqual({ ...bin, at: '3', bin: false })
  expect(changedView({ ...bin, at: '3' }, { sort: 'name' }).bin).toBe(true)
})
