// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { toastStore } from '@/components/ui/toast-store'
import { useDecide } from './queries'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('what was left alone is told with the reason, whether or not anything was taken', async () => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useDecide(1, () => undefined), { wrapper })
  const accept = async (answer: object) => {
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer)))
    await act(() =>
      result.current.mutateAsync({ what: 'accept', request: {}, say: (images) => `Took ${images}.` }),
    )
    return toastStore.snapshot().at(-1)
  }
  const why = '1 still waits.'
  expect(await accept({ change: 'c', images: 2, version: 3, left: 1, why })).toMatchObject({
    text: 'Took 2 images.',
    detail: why,
  })
  expect(await accept({ change: null, images: 0, version: 3, left: 1, why })).toMatchObject({
    text: 'Nothing was accepted.',
    detail: why,
  })
  const all = await accept({ change: 'c', images: 1, version: 4, left: 0, why: null })
  expect(all).toMatchObject({ text: 'Took 1 image.' })
  expect(all).not.toHaveProperty('detail')
})
