import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStalePump } from './stale-pump'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('what becomes stale during a round is read once, in the next', async () => {
  const refresh = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 1000)))
  const pump = createStalePump(refresh, 200)
  pump([['order', 3]])
  for (let i = 0; i < 5; i += 1)
    pump([
      ['order', 3],
      ['cards', 3],
    ])
  expect(refresh).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1200)
  expect(refresh.mock.calls).toEqual([[['order', 3]], [['order', 3]], [['cards', 3]]])
  await vi.advanceTimersByTimeAsync(5000)
  expect(refresh).toHaveBeenCalledTimes(3)
})

test('a failed round does not stop the pump', async () => {
  const refresh = vi.fn(() => Promise.reject(new Error('gone')))
  const pump = createStalePump(refresh, 0)
  pump([['runs']])
  await vi.advanceTimersByTimeAsync(10)
  pump([['runs']])
  await vi.advanceTimersByTimeAsync(10)
  expect(refresh).toHaveBeenCalledTimes(2)
})
