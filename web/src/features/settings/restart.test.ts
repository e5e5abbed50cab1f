import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { comesBack } from './restart'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Answers one after the other; the last one goes on. */
function answers(...all: (() => Response)[]) {
  let next = 0
  vi.stubGlobal('fetch', () => {
    const answer = all[Math.min(next, all.length - 1)] ?? gone
    next += 1
    return new Promise<Response>((resolve) => resolve(answer()))
  })
}

const lookFor = async (looks: number) => {
  const back = comesBack('one', looks)
  await vi.runAllTimersAsync()
  return back
}

const started = (start: string) => () => Response.json({ started: start })
const refused = (status: number) => () => Response.json({ title: 'No.' }, { status })
function gone(): never {
  throw new TypeError('Nobody listens.')
}

test('a start that ends, is gone and comes back is waited for, whatever it says while it ends', async () => {
  answers(started('one'), refused(500), gone, refused(503), started('two'))
  expect(await lookFor(10)).toBe(true)
})

test('a start that knows nobody of here is not waited for', async () => {
  answers(gone, refused(401), started('two'))
  expect(await lookFor(10)).toBe(false)
})

test('one that never ends is not waited for without end', async () => {
  answers(started('one'))
  expect(await lookFor(3)).toBe(false)
})
