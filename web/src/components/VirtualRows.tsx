import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { ScrollArea } from '@/components/ui/scroll-area'

/** So much of what is above a row stays in view when the list moves to it (px). */
const EDGE = 48

interface VirtualRowsProps<T> {
  rows: readonly T[]
  keyOf: (row: T) => string
  /** How high a row is, or about how high when it is measured. */
  heightOf: (row: T) => number
  /** Rows are as high as what is in them. */
  measured?: boolean
  /** The row that must be in view, for the keyboard; null when none. */
  visible?: number | null
  /** Called as the end comes near, until there are more rows; absent while they are on their way. */
  onNearEnd?: (() => void) | undefined
  children: (row: T, index: number) => ReactNode
}

/** A long list of which only the rows in view exist. Fills its box. */
export function VirtualRows<T>({
  rows,
  keyOf,
  heightOf,
  measured = false,
  visible = null,
  onNearEnd,
  children,
}: VirtualRowsProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = (index: number) => {
    const row = rows[index]
    return row === undefined ? 0 : heightOf(row)
  }
  const key = (index: number) => {
    const row = rows[index]
    return row === undefined ? index : keyOf(row)
  }
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are used here only, nothing memoizes them
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: height,
    getItemKey: key,
    overscan: 10,
    scrollPaddingStart: EDGE,
  })
  const items = virtual.getVirtualItems()
  const near = (items.at(-1)?.index ?? 0) >= rows.length - 20
  const ready = onNearEnd !== undefined
  const askForMore = useEffectEvent(() => onNearEnd?.())
  useEffect(() => {
    if (near && ready) askForMore()
  }, [near, ready, rows.length])
  const mounted = useRef(false)
  // A list that opens at a row shows what belongs to it, which may be long; later it moves no more than it must.
  const show = useEffectEvent((index: number) =>
    virtual.scrollToIndex(index, { align: mounted.current ? 'auto' : 'start' }),
  )
  useEffect(() => {
    if (visible !== null) show(visible)
    mounted.current = true
  }, [visible])
  return (
    <ScrollArea ref={scroller} className="h-full flex-1">
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]
          return (
            <li
              key={item.key}
              ref={measured ? virtual.measureElement : undefined}
              data-index={item.index}
              className="absolute inset-x-0 top-0"
              style={{
                transform: `translateY(${item.start}px)`,
                ...(measured ? {} : { height: item.size }),
              }}
            >
              {row === undefined ? null : children(row, item.index)}
            </li>
          )
        })}
      </ul>
    </ScrollArea>
  )
}
