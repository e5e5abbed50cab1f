import { expect, test } from 'vitest'
import { fitScale, keepInside, zoomTo } from './zoom'

const picture = { width: 2000, height: 1000 }
const frame = { width: 1000, height: 1000 }

test('a large picture is fitted, a small one is not enlarged', () => {
  expect(fitScale(picture, frame)).toBe(0.5)
  expect(fitScale({ width: 64, height: 64 }, frame)).toBe(1)
})

test('what is under the pointer stays under it', () => {
  const point = { x: 200, y: 0 }
  const zoomed = zoomTo({ scale: 0.5, x: 0, y: 0 }, 1, point, picture, frame)
  expect((point.x - zoomed.x) / zoomed.scale).toBe(point.x / 0.5)
})

test('zooming out stops at the whole picture, centred', () => {
  expect(zoomTo({ scale: 1, x: 300, y: 0 }, 0.01, { x: 50, y: 50 }, picture, frame)).toEqual({
    scale: 0.5,
    x: 0,
    y: 0,
  })
})

test('no edge is pulled into the frame', () => {
  expect(keepInside({ scale: 1, x: 900, y: 50 }, picture, frame)).toEqual({ scale: 1, x: 500, y: 0 })
})
