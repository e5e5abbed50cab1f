import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { pages, withQuery } from '@/lib/paths'
import { addressQuery, changedView, isStep, parseView, type GalleryView } from './view'

/** The view and the open picture live in the address, so a reload or a link keeps them. */
export function useView(dataset: number, open: number | null) {
  const search = useSearch()
  const [, navigate] = useLocation()
  const view = useMemo(() => parseView(new URLSearchParams(search)), [search])
  const page = open === null ? pages.dataset(dataset) : pages.image(dataset, open)

  const setView = useCallback(
    (change: Partial<GalleryView>) => {
      navigate(withQuery(page, addressQuery(changedView(view, change))), { replace: !isStep(view, change) })
    },
    [navigate, page, view],
  )
  const openImage = useCallback(
    (number: number | null, replace = false) => {
      const to = number === null ? pages.dataset(dataset) : pages.image(dataset, number)
      navigate(withQuery(to, addressQuery(view)), { replace })
    },
    [navigate, dataset, view],
  )
  return { view, setView, openImage }
}
