import type { ChartBar } from '@/api/types'

export interface DrawingProps {
  bars: readonly ChartBar[]
  /** All images that are counted. */
  images: number
  onBar: (bar: ChartBar) => void
}

export const tick = { fill: 'var(--color-text-3)', fontSize: 12 }
