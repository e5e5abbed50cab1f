import { useCallback, useMemo, useState } from 'react'
import type { PictureOrder } from './picture-order'
import { nothingSelected, visibleSelection, type SelectionState } from './selection-model'

export interface SelectionControl {
  state: SelectionState
  update: (change: (state: SelectionState, order: PictureOrder) => SelectionState) => void
}

export function useSelection(order: PictureOrder): SelectionControl {
  const [stored, setStored] = useState(nothingSelected)
  const state = useMemo(() => visibleSelection(stored, order), [stored, order])
  const update = useCallback<SelectionControl['update']>(
    (change) => setStored((previous) => change(visibleSelection(previous, order), order)),
    [order],
  )
  return { state, update }
}
