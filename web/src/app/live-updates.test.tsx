// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keys } from '@/api/keys'
import { useLiveUpdates } from './live-updates'

/** A connection that says what the test has it say. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static opened: FakeSource[] = []
  readyState = 1
  constructor(readonly url: string) {
    super()
    FakeSource.opened.push(this)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  says(kind: string, data: unknown = {}) {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }))
  }
}

beforeEach(() => {
  FakeSource.opened = []
  vi.stubGlobal('EventSource', FakeSource)
})
afterEach(() => {
  cleanup()
  document.head.innerHTML = ''
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A page that has read its concepts, and its connection. */
function openPage() {
  const client = new QueryClient()
  client.setQueryData(keys.concepts, [])
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  renderHook(useLiveUpdates, { wrapper })
  return {
    source: () => {
      const last = FakeSource.opened.at(-1)
      if (last === undefined) throw new Error('The page has opened no connection.')
      return last
    },
    isStale: () => client.getQueryState(keys.concepts)?.isInvalidated,
  }
}

const changed = {
  recipes: false,
  captioning: false,
  dictionaries: false,
  tags: false,
  datasets: [],
  runs: [],
  proposals: [],
}

test('the first connection begins where the server gave the page out, and makes nothing stale by itself', () => {
  document.head.innerHTML = '<meta name="live-after" content="41@abc" />'
  const { source, isStale } = openPage()
  source().says('open')
  expect(source().url).toBe('/api/live?after=41%40abc')
  expect(isStale()).toBe(false)
})

test('what happened before the first connection stood is read again', async () => {
  document.head.innerHTML = '<meta name="live-after" content="41@abc" />'
  const { source, isStale } = openPage()
  source().says('open')
  source().says('change', { ...changed, position: 42, concepts: true })
  await vi.waitFor(() => expect(isStale()).toBe(true))
})

test('a connection after a refused one is a new one, after which anything may be stale', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')))
  document.head.innerHTML = '<meta name="live-after" content="41@abc" />'
  const { source, isStale } = openPage()
  source().close()
  source().says('error')
  await vi.advanceTimersByTimeAsync(5000)
  expect(source().url).toBe('/api/live')
  source().says('open')
  await vi.waitFor(() => expect(isStale()).toBe(true))
})

test('a page of a development server connects without a place to begin at', () => {
  expect(openPage().source().url).toBe('/api/live')
})
