import { expect, test } from 'vitest'
import {
  fullTop,
  gapAt,
  layOut,
  marginOf,
  padding,
  rowsOf,
  scrollToShow,
  scrollTopFor,
  windowAt,
} from './grid-geometry'

test('tiles grow to fill the width', () => {
  const g = layOut(100, 1024, 160)
  expect(g.columns).toBe(6)
  expect(g.tile).toBe(160)
  expect(g.columns * g.pitch - 8 + 2 * padding).toBeLessThanOrEqual(1024)
  expect(g.rows).toBe(17)
})

test('a narrow pane still has one column', () => {
  expect(layOut(3, 90, 160)).toMatchObject({ columns: 1, rows: 3, tile: 160 })
})

test('only the rows in sight and a margin are mounted', () => {
  const g = layOut(100_000, 1024, 160)
  const { firstRow, lastRow, shift } = windowAt(g, 500_000, 800, marginOf(g, 800))
  expect(lastRow - firstRow).toBeLessThan(12)
  expect(firstRow * g.pitch).toBeLessThan(500_000)
  expect(lastRow * g.pitch).toBeGreaterThan(500_800)
  expect(shift).toBe(0)
})

test('a row further nothing is left to mount, and a jump takes nothing away before it is painted', () => {
  const g = layOut(100_000, 1024, 160)
  const mounted = windowAt(g, 500_000, 800, marginOf(g, 800))
  expect(rowsOf(g, [mounted, windowAt(g, 500_000 + 2 * g.pitch, 800)])).toEqual(rowsOf(g, [mounted]))
  const top = windowAt(g, 0, 800)
  expect(rowsOf(g, [mounted, top])).toEqual([...rowsOf(g, [top]), ...rowsOf(g, [mounted])])
  expect(rowsOf(layOut(6, 1024, 160), [mounted])).toEqual([])
})

test('a grid too tall for the browser is scrolled in scale, and both ends are reached', () => {
  const g = layOut(1_000_000, 400, 320)
  expect(g.height).toBe(15_000_000)
  expect(windowAt(g, 0, 800).firstRow).toBe(0)
  expect(windowAt(g, g.height - 800, 800).lastRow).toBe(g.rows - 1)
  expect(scrollTopFor(g, fullTop(g, 7_000_000, 800), 800)).toBeCloseTo(7_000_000)
})

test('a row in sight does not scroll, one below comes to the bottom edge', () => {
  const g = layOut(1000, 1024, 160)
  expect(scrollToShow(g, 1, 0, 800)).toBeNull()
  expect(scrollToShow(g, 10, 0, 800)).toBe(10 * g.pitch + g.tile + 2 * padding - 800)
  expect(scrollToShow(g, 0, 400, 800)).toBe(0)
})

test('a drop goes to the nearest gap', () => {
  const g = layOut(100, 1024, 160)
  expect(gapAt(g, 100, padding + 10, 20, 0).index).toBe(0)
  expect(gapAt(g, 100, padding + 150, 20, 0).index).toBe(1)
  expect(gapAt(g, 100, 1010, 20, 0).index).toBe(6)
  expect(gapAt(g, 100, 1010, 99_999, 0).index).toBe(100)
})
