import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { Image, ImageDetails, ImagePage, Order } from '@/api/types'
import { decodeNumbers, eachRun } from '@/lib/number-ranges'
import { api } from '@/lib/paths'
import { createOrder } from './picture-order'
import { viewQuery, type GalleryView } from './view'

/** All ids of a view in one cheap call; the cards follow as they come into sight. */
export const orderQuery = (dataset: number, view: GalleryView) =>
  queryOptions({
    queryKey: [...keys.orders(dataset), viewQuery(view)],
    queryFn: async ({ signal }) => {
      const order = await get<Order>(api.order(dataset, viewQuery(view)), signal)
      return createOrder(decodeNumbers(order.numbers))
    },
    structuralSharing: false,
    placeholderData: keepPreviousData,
  })

/** The cards of one stretch of the order. Until they arrive, those known from other stretches stand in. */
export const cardsQuery = (client: QueryClient, dataset: number, numbers: string, at: string | null) =>
  queryOptions<ImagePage>({
    queryKey:
      at === null ? [...keys.cards(dataset), numbers] : [...keys.moment(dataset, at), 'cards', numbers],
    queryFn: ({ signal }) => get(api.images(dataset, { numbers, at }), signal),
    gcTime: 120_000,
    placeholderData: () => (at === null ? knownCards(client, dataset, numbers) : undefined),
  })

function knownCards(client: QueryClient, dataset: number, numbers: string): ImagePage | undefined {
  const wanted = new Set<number>()
  eachRun(numbers, (first, last) => {
    for (let n = first; n <= last; n += 1) wanted.add(n)
  })
  const found = new Map<number, Image>()
  for (const [, page] of client.getQueriesData<ImagePage>({ queryKey: keys.cards(dataset) })) {
    for (const image of page?.images ?? []) if (wanted.has(image.number)) found.set(image.number, image)
  }
  return found.size === 0 ? undefined : { version: 0, total: found.size, images: [...found.values()] }
}

export const imageQuery = (dataset: number, number: number, at: string | null) =>
  queryOptions({
    queryKey: at === null ? [...keys.image(dataset), number] : [...keys.moment(dataset, at), 'image', number],
    queryFn: ({ signal }) => get<ImageDetails>(api.image(dataset, number, { at }), signal),
    placeholderData: keepPreviousData,
  })

/** A few pictures that stand for a dataset; they follow its order, so that a change of either reads them again. */
export const coversQuery = (dataset: number) =>
  queryOptions({
    queryKey: [...keys.cards(dataset), 'covers'],
    queryFn: ({ signal }) => get<ImagePage>(api.images(dataset, { offset: '0', limit: 3 }), signal),
  })
