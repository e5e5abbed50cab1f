import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { patchCards } from '@/api/card-cache'
import { keys } from '@/api/keys'
import { datasetLine, postInTurn } from '@/api/outbox'
import { reasonOf } from '@/api/problem'
import type { Changed, Edit, Image, Mark } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import type { NumberSet } from '@/lib/number-set'
import { api } from '@/lib/paths'
import { createOrder, reordered, type PictureOrder } from './picture-order'

type Rollback = () => void

/** Takes pictures out of (or reorders them in) every cached order of the dataset at once. */
function patchOrders(
  client: QueryClient,
  dataset: number,
  change: (numbers: Int32Array) => Int32Array,
): Rollback {
  const orders = client.getQueriesData<PictureOrder>({ queryKey: keys.orders(dataset) })
  for (const [key, order] of orders) {
    if (order !== undefined) client.setQueryData(key, createOrder(change(order.numbers)))
  }
  return () => {
    for (const [key, order] of orders) client.setQueryData(key, order)
  }
}

/** Shows the change, sends it, and takes it back with the reason when it is refused. */
async function attempt(rollback: Rollback, send: () => Promise<Changed>): Promise<Changed | null> {
  try {
    return await send()
  } catch (error) {
    rollback()
    toast.bad('That did not work', { detail: reasonOf(error) })
    return null
  }
}

export function createImageActions(client: QueryClient, dataset: number) {
  const show = (numbers: NumberSet, change: (image: Image) => Partial<Image>) =>
    patchCards(client, dataset, numbers, change)
  const send = (action: Parameters<typeof api.imagesAction>[1], body: object) => () =>
    postInTurn<Changed>(datasetLine(dataset), api.imagesAction(dataset, action), body)
  const scope = (numbers: NumberSet) => ({ images: numbers.toString() })
  const away = (numbers: NumberSet) =>
    patchOrders(client, dataset, (order) => order.filter((number) => !numbers.has(number)))

  return {
    mark: (numbers: NumberSet, mark: Mark) =>
      attempt(
        show(numbers, () => ({ mark })),
        send('mark', { scope: scope(numbers), mark }),
      ),

    star: (numbers: NumberSet, stars: number) =>
      attempt(
        show(numbers, () => ({ stars })),
        send('star', { scope: scope(numbers), stars }),
      ),

    async remove(numbers: NumberSet, undo: (change: string) => void) {
      const done = await attempt(away(numbers), send('remove', { scope: scope(numbers) }))
      const change = done?.change
      if (change == null) return
      toast.show(`${plural(numbers.size, 'picture')} moved to the bin`, {
        action: { label: 'Undo', run: () => undo(change) },
      })
    },

    async restore(numbers: NumberSet, undo: (change: string) => void) {
      const done = await attempt(away(numbers), send('restore', { scope: scope(numbers) }))
      const change = done?.change
      if (change == null) return
      toast.good(`${plural(numbers.size, 'picture')} restored`, {
        action: { label: 'Undo', run: () => undo(change) },
      })
    },

    reorder: (numbers: NumberSet, before: number | null) =>
      attempt(
        patchOrders(client, dataset, (order) => reordered(order, new Set(numbers), before)),
        send('reorder', { images: numbers.toString(), before }),
      ),

    /** @param undo Takes a change of the target back. */
    async copy(
      numbers: NumberSet,
      target: { id: number; name: string },
      move: boolean,
      undo: (change: string, of: number) => void,
    ) {
      const rollback = move ? away(numbers) : () => undefined
      const done = await attempt(rollback, send('copy', { scope: scope(numbers), dataset: target.id, move }))
      if (done === null) return
      const { change } = done
      toast.good(
        `${plural(done.images, 'picture')} ${move ? 'moved' : 'copied'} to ${target.name}`,
        change === null ? {} : { action: { label: 'Undo', run: () => undo(change, target.id) } },
      )
      void client.invalidateQueries({ queryKey: keys.dataset(target.id) })
    },

    pasteTags(numbers: NumberSet, tags: readonly string[], replace: boolean) {
      const edit: Edit = replace
        ? { kind: 'set_tags', tags: [...tags] }
        : { kind: 'add_tags', tags: [...tags], at: 'end' }
      const rollback = show(numbers, (image) => ({
        tags: replace ? [...tags] : [...new Set([...image.tags, ...tags])],
      }))
      return attempt(rollback, () =>
        postInTurn<Changed>(datasetLine(dataset), api.edits(dataset), { edit, scope: scope(numbers) }),
      )
    },
  }
}

export type ImageActions = ReturnType<typeof createImageActions>

export function useImageActions(dataset: number): ImageActions {
  const client = useQueryClient()
  return useMemo(() => createImageActions(client, dataset), [client, dataset])
}
