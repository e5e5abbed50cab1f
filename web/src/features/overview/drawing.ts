import type { ChartBar } from '@/api/types'

export interface DrawingProps {
  bars: readonly ChartBar[]
  /** All images that are counted. */
  images: number
  onBar: (bar: ChartBar) => void
}

export const tick = { fill: 'var(--color-text-3)', fontSize: 12 }

/** The place of the bar that a chart says was clicked. */
export const placeOf = (index: number | string | null | undefined): number =>
  index === null || index === undefined ? -1 : Number(index)
