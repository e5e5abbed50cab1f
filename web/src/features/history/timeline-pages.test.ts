import { expect, test } from 'vitest'
import type { Change } from '@/api/types'
import { firstPage, nextPage, PAGE, previousPage, toPage, type PagePlace } from './timeline-pages'

/** A timeline with changes at the positions 1 to `count`, read as the server reads it. */
const timeline = (count: number) => (query: { before?: number | null; after?: number; limit: number }) => {
  const { before, after, limit } = query
  const all = Array.from({ length: count }, (_, index) => ({ position: count - index }) as Change)
  const fitting = all.filter(
    ({ position }) => position < (before ?? Infinity) && position > (after ?? -Infinity),
  )
  return Promise.resolve(after === undefined ? fitting.slice(0, limit) : fitting.slice(-limit))
}

async function positions(count: number, place: PagePlace | null): Promise<number[]> {
  if (place === null) return []
  return (await toPage(place, timeline(count))).changes.map(({ position }) => position)
}

const upTo = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index)

test('the newest come first, then what is older, down to the beginning', async () => {
  const first = await toPage(firstPage(null), timeline(150))
  expect(first.changes.map(({ position }) => position)).toEqual(upTo(150, 51))
  expect(previousPage(first)).toBeNull()
  const next = nextPage(first, firstPage(null))
  expect(await positions(150, next)).toEqual(upTo(50, 1))
  expect(nextPage(await toPage(next ?? { before: null }, timeline(150)), { before: 51 })).toBeNull()
})

test('a timeline that begins at a change has some newer ones above it and goes on in both directions', async () => {
  const read = timeline(500)
  const first = await toPage(firstPage(200), read)
  expect(first.changes.map(({ position }) => position)).toEqual(upTo(220, 101))
  expect(await positions(500, nextPage(first, firstPage(200)))).toEqual(upTo(100, 1))
  const above = previousPage(first)
  expect(await positions(500, above)).toEqual(upTo(220 + PAGE, 221))
})

test('nothing is above a change that is among the newest', async () => {
  const first = await toPage(firstPage(498), timeline(500))
  expect(first.changes[0]?.position).toBe(500)
  expect(previousPage(first)).toBeNull()
})

test('a page above that turned out empty still leads down again', async () => {
  const place = { after: 500 }
  const page = await toPage(place, timeline(500))
  expect(previousPage(page)).toBeNull()
  expect(await positions(500, nextPage(page, place))).toEqual(upTo(500, 401))
})
