// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SampleImage } from '@/api/types'
import { useSamples } from './use-samples'

const image = (number: number): SampleImage => ({ image: number, name: `${number}.png`, picture: 'aa' })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('samples are not current before those of the settings as they are now have come', async () => {
  const answers: (() => void)[] = []
  vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
    const { count } = JSON.parse(body) as { count: number }
    const images = Array.from({ length: count }, (_, at) => image(at + 1))
    return new Promise<Response>((resolve) => {
      answers.push(() => resolve(Response.json({ images, asked: 9 })))
    })
  })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  )
  const about = { target: 'caption', policy: 'empty' as const, scope: {} }
  const { result } = renderHook(() => useSamples(1, about), { wrapper })
  const shown = () => [result.current.images.length, result.current.current]
  const answer = () =>
    act(async () => {
      answers.pop()?.()
      await vi.advanceTimersByTimeAsync(1)
    })
  expect(shown()).toEqual([0, false])
  await answer()
  expect(shown()).toEqual([4, true])

  act(() => result.current.setCount(1))
  expect(shown()).toEqual([4, false])
  await act(() => vi.advanceTimersByTimeAsync(300))
  expect(shown()).toEqual([4, false])
  await answer()
  expect(shown()).toEqual([1, true])

  act(() => result.current.others())
  expect(shown()).toEqual([1, false])
})
