import { useCallback, useRef } from 'react'
import type { GridHandle } from '@/features/gallery/GalleryGrid'
import { useImageActions } from '@/features/gallery/image-actions'
import { nothingSelected, selectAt } from '@/features/gallery/selection-model'
import { useOrder } from '@/features/gallery/use-order'
import { useSelection } from '@/features/gallery/use-selection'
import { useView } from '@/features/gallery/use-view'
import { useRunNames } from '../use-run-names'
import { useLayout } from './use-layout'

const click = { extend: false, toggle: false }

/** What a dataset's page consists of, now or at a moment: its view, its pictures, and the panes around them. */
export function useDatasetPage(dataset: number, open: number | null) {
  const { view, setView: showView, openImage } = useView(dataset, open)
  const { order, problem, error, loading, readAgain } = useOrder(dataset, view)
  const selection = useSelection(order)
  const actions = useImageActions(dataset)
  const runNames = useRunNames()
  const grid = useRef<GridHandle>(null)
  const layout = useLayout()
  const { update: select } = selection
  const setView = useCallback<typeof showView>(
    (change) => {
      // What was selected among the pictures is not what one wants restored from the bin.
      if (change.bin !== undefined) select(() => nothingSelected)
      showView(change)
    },
    [select, showView],
  )
  const setFilter = useCallback((filter: string) => setView({ filter }), [setView])

  const timeline = layout.timeline || view.change !== ''
  const setTimeline = (shown: boolean) => {
    layout.setTimeline(shown)
    if (!shown && view.change !== '') showView({ change: '' })
  }
  const goTo = (place: number) => {
    const number = order.numbers[place]
    if (number === undefined) return
    select((state, now) => selectAt(state, now, place, click))
    grid.current?.show(number)
  }
  /** Back to the pictures, at the one that was open. */
  const closeViewer = () => {
    if (open !== null) {
      select((state, now) => selectAt(state, now, now.positionOf(open), click))
      grid.current?.show(open)
    }
    openImage(null)
  }
  return {
    view,
    setView,
    setFilter,
    openImage,
    closeViewer,
    goTo,
    order,
    /** Why the filter cannot be read, by the place in it. */
    refusal: problem?.position == null ? null : problem,
    error: problem?.position == null ? error : null,
    loading,
    /** Asks once more for the pictures. */
    readAgain,
    selection,
    actions,
    runNames,
    grid,
    /** The timeline is open while a change is looked at, whatever this browser remembers. */
    layout: { ...layout, timeline, setTimeline },
  }
}

export type DatasetPageState = ReturnType<typeof useDatasetPage>
