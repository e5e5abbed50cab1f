import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { keys } from '@/api/keys'
import type { ImagePage } from '@/api/types'
import { toastStore } from '@/components/ui/toast-store'
import { NumberSet } from '@/lib/number-set'
import { createImageActions } from './image-actions'
import { createOrder, type PictureOrder } from './picture-order'

afterEach(() => vi.unstubAllGlobals())

function gallery() {
  const client = new QueryClient()
  const images = [1, 2].map((number) => ({ number, mark: null, stars: 0, tags: [] }))
  client.setQueryData([...keys.cards(3), '1-2'], { version: 1, total: 2, images })
  client.setQueryData([...keys.orders(3), {}], createOrder(Int32Array.of(1, 2, 3)))
  const marks = () =>
    client.getQueryData<ImagePage>([...keys.cards(3), '1-2'])?.images.map((image) => image.mark)
  const order = () => [...(client.getQueryData<PictureOrder>([...keys.orders(3), {}])?.numbers ?? [])]
  return { actions: createImageActions(client, 3), marks, order }
}

const answer = (status: number, body: object) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(Response.json(body, { status }))),
  )

test('a mark shows before the server has answered and stays', async () => {
  answer(200, { change: 'c1', images: 1, version: 2 })
  const { actions, marks } = gallery()
  const done = actions.mark(NumberSet.of([2]), 'kept')
  expect(marks()).toEqual([null, 'kept'])
  await done
  expect(marks()).toEqual([null, 'kept'])
})

test('a refused mark goes back and says why', async () => {
  answer(409, { detail: 'The dataset is archived.' })
  const { actions, marks } = gallery()
  await actions.mark(NumberSet.of([1]), 'rejected')
  expect(marks()).toEqual([null, null])
  expect(toastStore.snapshot().at(-1)?.detail).toBe('The dataset is archived.')
})

test('removed pictures leave the order at once and the toast can undo just that', async () => {
  answer(200, { change: 'c9', images: 1, version: 2 })
  const { actions, order } = gallery()
  const undo = vi.fn()
  const done = actions.remove(NumberSet.of([2]), undo)
  expect(order()).toEqual([1, 3])
  await done
  toastStore.snapshot().at(-1)?.action?.run()
  expect(undo).toHaveBeenCalledWith('c9')
})
