// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useAfterPaint } from './use-after-paint'

const asked = new Map<number, FrameRequestCallback>()
let last = 0

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => {
    asked.set((last += 1), run)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => asked.delete(frame))
})
afterEach(() => {
  cleanup()
  asked.clear()
  vi.unstubAllGlobals()
})

function frame() {
  const runs = [...asked.values()]
  asked.clear()
  act(() => runs.forEach((run) => run(0)))
}
function frames(count: number) {
  for (let i = 0; i < count; i += 1) frame()
}

function follow(value: string) {
  const { result, rerender } = renderHook(({ value }) => useAfterPaint(value), { initialProps: { value } })
  return { shown: () => result.current, now: (value: string) => rerender({ value }) }
}

test('the first value is there at once', () => {
  expect(follow('first').shown()).toBe('first')
})

test('a later value waits until the frame with it has been painted', () => {
  const { shown, now } = follow('first')
  now('second')
  expect(shown()).toBe('first')
  frames(3)
  expect(shown()).toBe('first')
  frame()
  expect(shown()).toBe('second')
})

test('what is passed by before its frame is never shown', () => {
  const { shown, now } = follow('first')
  now('second')
  frames(3)
  now('third')
  frame()
  expect(shown()).toBe('third')
})

test('a value that came back has nothing left to wait for', () => {
  const { shown, now } = follow('first')
  now('second')
  now('first')
  frames(4)
  expect(shown()).toBe('first')
})
