import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Image } from '@/api/types'
import { encodeNumbers } from '@/lib/number-ranges'
import { useMoment } from '@/lib/moment'
import type { PictureOrder } from './picture-order'
import { cardsQuery } from './queries'

const chunk = 120

/**
 * Cards for the places first..last of the order, fetched in stretches that start at multiples of 120 so that
 * scrolling to and fro asks for the same ones. A stretch that is scrolled past before it arrived is aborted.
 */
export function useCards(dataset: number, order: PictureOrder, first: number, last: number) {
  const client = useQueryClient()
  const at = useMoment()
  const from = Math.floor(Math.max(0, first) / chunk)
  const to = Math.floor(Math.max(0, last) / chunk)
  const stretches = useMemo(() => {
    const list: string[] = []
    for (let i = from; i <= to; i += 1) {
      const numbers = order.numbers.subarray(i * chunk, (i + 1) * chunk)
      if (numbers.length > 0) list.push(encodeNumbers(numbers))
    }
    return list
  }, [order, from, to])
  const pages = useQueries({
    queries: stretches.map((numbers) => cardsQuery(client, dataset, numbers, at)),
    combine: (results) => results.map((result) => result.data?.images),
  })
  return useMemo(() => {
    const cards = new Map<number, Image>()
    for (const page of pages) for (const image of page ?? []) cards.set(image.number, image)
    return cards
  }, [pages])
}
