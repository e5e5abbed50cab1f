// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { placeQuery } from './moment-queries'
import { Scrubber } from './Scrubber'

beforeEach(() => {
  vi.useFakeTimers()
  const ignore = () => undefined
  const observer = { observe: ignore, unobserve: ignore, disconnect: ignore }
  vi.stubGlobal(
    'ResizeObserver',
    vi.fn(function () {
      return observer
    }),
  )
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Place n is that of version 10 n. */
function scrubber() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  for (const place of [1, 2, 3, 4])
    client.setQueryData(placeQuery(1, place).queryKey, {
      version: place * 10,
      at: '2026-10-01T12:00:00Z',
      change: 'c',
      label: 'Captioned *red kite*',
      actor: 'Ada',
      place,
      places: 4,
    } as never)
  const onAt = vi.fn()
  const of = (version: number, place: number, places: number) => (
    <QueryClientProvider client={client}>
      <Scrubber dataset={1} moment={{ version, place, places }} leaves onAt={onAt} />
    </QueryClientProvider>
  )
  const { rerender } = render(of(30, 3, 3))
  const settle = () => act(() => vi.advanceTimersByTimeAsync(1000))
  return { onAt, settle, becomes: (...moment: [number, number, number]) => rerender(of(...moment)) }
}

test('a key goes to the moment before', async () => {
  const { onAt, settle } = scrubber()
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowLeft' })
  expect(onAt).not.toHaveBeenCalled()
  await settle()
  expect(onAt.mock.calls).toEqual([[20]])
})

test('a change that comes in goes nowhere, also when its place is known before its version', async () => {
  const { onAt, settle, becomes } = scrubber()
  await settle()
  becomes(30, 4, 4)
  await settle()
  becomes(40, 4, 4)
  await settle()
  expect(onAt).not.toHaveBeenCalled()
  expect(screen.getByText('4 of 4')).toBeDefined()
})

test('who went back to now is thrown nowhere by a later change either', async () => {
  const { onAt, settle, becomes } = scrubber()
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowLeft' })
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowRight' })
  await settle()
  becomes(30, 4, 4)
  await settle()
  expect(onAt).not.toHaveBeenCalled()
})
