import type { BarProps, TooltipProps } from 'recharts'
import type { ChartBar } from '@/api/types'
import { BarTip } from './BarTip'

export interface DrawingProps {
  bars: readonly ChartBar[]
  /** All images that are counted. */
  images: number
  onBar: (bar: ChartBar) => void
}

export const tick = { fill: 'var(--color-text-3)', fontSize: 12 }

/** How a tooltip tells of the one bar under the pointer. */
export const tipOf = (images: number): TooltipProps => ({
  cursor: { fill: 'var(--color-subtle-hover)', radius: 4 },
  isAnimationActive: false,
  content: ({ payload }) => {
    const bar = payload[0]?.payload as ChartBar | undefined
    return bar === undefined ? null : <BarTip images={images} lines={[bar]} />
  },
})

/** What makes bars open their images. */
export const opening = (
  bars: readonly ChartBar[],
  onBar: DrawingProps['onBar'],
): Pick<BarProps, 'isAnimationActive' | 'className' | 'onClick'> => ({
  isAnimationActive: false,
  className: 'cursor-pointer',
  onClick: (_, index) => {
    const bar = bars[index]
    if (bar !== undefined) onBar(bar)
  },
})
