// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Outbox from './outbox'

interface Sent {
  url: string
  keepalive: boolean
  turn: string | null
  answer: () => void
}

let sent: Sent[]
let outbox: typeof Outbox

beforeEach(async () => {
  sent = []
  vi.resetModules()
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    let resolve: (response: Response) => void = () => undefined
    const promise = new Promise<Response>((answered) => {
      resolve = answered
    })
    const turn = new Headers(init.headers).get('X-Turn')
    const answer = () => resolve(Response.json({ url }))
    sent.push({ url, keepalive: init.keepalive === true, turn, answer })
    return promise
  })
  outbox = await import('./outbox')
})
afterEach(() => vi.unstubAllGlobals())

const settle = () => new Promise((resolve) => setTimeout(resolve))
const urls = () => sent.map(({ url }) => url)

test('a change waits for the one before it in its line only', async () => {
  const first = outbox.postInTurn('a', '/1', {})
  void outbox.postInTurn('a', '/2', {})
  void outbox.postInTurn('b', '/3', {})
  expect(urls()).toEqual(['/1', '/3'])
  expect(outbox.isAtRisk()).toBe(true)
  sent[0]?.answer()
  expect(await first).toEqual({ url: '/1' })
  await settle()
  expect(urls()).toEqual(['/1', '/3', '/2'])
  expect(sent.map(({ turn }) => turn)).toEqual(['a 1 0', 'b 1 0', 'a 2 1'])
  expect(outbox.isAtRisk()).toBe(false)
})

test('what waits when the page is left is sent at once, with its turn, and goes on without the page', () => {
  outbox.guardLeaving()
  for (const url of ['/1', '/2']) void outbox.postInTurn('a', url, {})
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
  expect(urls()).toEqual(['/1', '/2'])
  void outbox.postInTurn('a', '/3', {})
  window.dispatchEvent(new Event('pagehide'))
  void outbox.postInTurn('a', '/4', {})
  expect(urls()).toEqual(['/1', '/2', '/3', '/4'])
  expect(sent.map(({ turn }) => turn)).toEqual(['a 1 0', 'a 2 0', 'a 3 0', 'a 4 0'])
  expect(sent.every(({ keepalive }) => keepalive)).toBe(true)
})

test('what a browser does not carry is asked about, and sent without', () => {
  outbox.guardLeaving()
  void outbox.postInTurn('a', '/long', { text: 'x'.repeat(50_000) })
  void outbox.postInTurn('a', '/longer', { text: 'x'.repeat(50_000) })
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  expect(sent.map(({ keepalive }) => keepalive)).toEqual([true, false])
})

test('a page that stays goes on one after the other', async () => {
  outbox.guardLeaving()
  window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  await settle()
  for (const url of ['/1', '/2']) void outbox.postInTurn('a', url, {})
  expect(urls()).toEqual(['/1'])
})

test('a long text that is not sent yet is asked about, a short one is carried', () => {
  let size = 100
  const letGo = outbox.holdDraft(() => size)
  expect(outbox.isAtRisk()).toBe(false)
  size = 70_000
  expect(outbox.isAtRisk()).toBe(true)
  letGo()
  expect(outbox.isAtRisk()).toBe(false)
})
