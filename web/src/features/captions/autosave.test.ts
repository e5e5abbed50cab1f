import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Autosave } from './autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function field(answer: () => Promise<unknown> = () => Promise.resolve()) {
  const save = vi.fn((text: string) => answer().then(() => text))
  return { save, autosave: new Autosave({ save, reasonOf: (error) => (error as Error).message }) }
}

test('saves once after a pause', async () => {
  const { save, autosave } = field()
  autosave.type('a')
  await vi.advanceTimersByTimeAsync(600)
  autosave.type('ab')
  await vi.advanceTimersByTimeAsync(600)
  expect(save).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect(save.mock.calls).toEqual([['ab']])
  expect(autosave.read()).toEqual({ draft: null, state: { kind: 'saved' } })
})

test('saves at once when the field is left, and not twice', async () => {
  const { save, autosave } = field()
  autosave.type('a')
  autosave.flush()
  autosave.flush()
  await vi.advanceTimersByTimeAsync(2000)
  expect(save).toHaveBeenCalledOnce()
})

test('keeps a refused text in the field and sends it again on the next chance', async () => {
  const { save, autosave } = field(() => Promise.reject(new Error('disk full')))
  autosave.type('a')
  await vi.advanceTimersByTimeAsync(700)
  expect(autosave.read()).toEqual({ draft: 'a', state: { kind: 'refused', reason: 'disk full' } })
  autosave.flush()
  expect(save).toHaveBeenCalledTimes(2)
})

test('an answer does not take away what was typed meanwhile', async () => {
  let answer: () => void = () => undefined
  const { autosave } = field(() => new Promise<void>((done) => (answer = done)))
  autosave.type('a')
  autosave.flush()
  autosave.type('ab')
  answer()
  await vi.advanceTimersByTimeAsync(10)
  expect(autosave.read()).toEqual({ draft: 'ab', state: { kind: 'typing' } })
})
