import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toastStore } from '@/components/ui/toast-store'
import { askedUndo, step, undoAction, type Whose } from './undo'

const dataset: Whose = { kind: 'dataset', id: 3 }
const concept: Whose = { kind: 'concept', id: 5 }
const done = { change: 'u1', label: 'Added sky', undone: ['c1'], images: 2, version: 9 }
const conflict = () =>
  Response.json(
    { title: 'Choose what to keep.' },
    { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
  )

let asked: { url: string; body: unknown }[] = []
let answers: Record<string, () => Response> = {}

beforeEach(() => {
  asked = []
  askedUndo.set(null)
  vi.stubGlobal('fetch', (url: string, { body }: { body: string }) => {
    asked.push({ url, body: JSON.parse(body) })
    return Promise.resolve(answers[url]?.() ?? Response.json(done))
  })
})
afterEach(() => vi.unstubAllGlobals())

const lastToast = () => toastStore.snapshot().at(-1)

test.each([
  [dataset, '/api/datasets/3/undo'],
  [concept, '/api/concepts/5/undo'],
])('an undo that something later stands in the way of asks what to keep', async (of, url) => {
  answers = {
    [url]: conflict,
    [`${url}:preview`]: () => Response.json({ total: 0, facts: [{ name: 'name' }] }),
  }
  step(new QueryClient(), of, { kind: 'undo', change: 'c1' })
  await vi.waitFor(() => expect(askedUndo.snapshot()).toEqual({ of, change: 'c1' }))
})

test('the Undo of a toast asks what to keep as any other undo does', async () => {
  answers = {
    '/api/datasets/3/undo': conflict,
    '/api/datasets/3/undo:preview': () => Response.json({ total: 1, facts: [] }),
  }
  const { action } = undoAction(new QueryClient(), 3, 'c1') as { action: { run: () => void } }
  action.run()
  await vi.waitFor(() => expect(askedUndo.snapshot()).toEqual({ of: dataset, change: 'c1' }))
})

test('what a redo brought back is what its Undo takes, whatever was done since', async () => {
  answers = {}
  step(new QueryClient(), dataset, { kind: 'redo' })
  await vi.waitFor(() => expect(lastToast()?.text).toBe('Redid: Added sky – 2 images'))
  lastToast()?.action?.run()
  await vi.waitFor(() =>
    expect(asked.at(-1)).toEqual({ url: '/api/datasets/3/undo', body: { change: 'c1' } }),
  )
})
