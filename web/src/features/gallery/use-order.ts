import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '@/api/problem'
import { createOrder, type PictureOrder } from './picture-order'
import { orderQuery } from './queries'
import type { GalleryView } from './view'

const none = createOrder(new Int32Array(0))

/** The order of the view. While a filter is refused, the last good order stays on the page. */
export function useOrder(dataset: number, view: GalleryView) {
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(orderQuery(dataset, view))
  const [good, setGood] = useState<PictureOrder>(none)
  if (data !== undefined && data !== good) setGood(data)
  return {
    order: data ?? good,
    problem: error instanceof Problem ? error : null,
    error,
    loading: isPending,
    stale: isPlaceholderData,
    readAgain: refetch,
  }
}
