import { useState, type DragEvent, type RefObject } from 'react'
import { isImageDrag, startImageDrag, type ImageDrag } from '@/lib/drags'
import { NumberSet } from '@/lib/number-set'
import { gapAt, type Geometry } from './grid-geometry'
import type { PictureOrder } from './picture-order'

interface GridDragOptions {
  box: RefObject<HTMLDivElement | null>
  dataset: number
  order: PictureOrder
  geometry: Geometry
  shift: number
  selected: NumberSet
  from: ImageDrag['from']
  /** Null where the order is not the person's own. */
  onReorder: ((numbers: NumberSet, before: number | null) => void) | null
}

/** Dragging the selected pictures, and dropping them between two others. */
export function useGridDrag({
  box,
  dataset,
  order,
  geometry,
  shift,
  selected,
  from,
  onReorder,
}: GridDragOptions) {
  const [dragged, setDragged] = useState<NumberSet | null>(null)
  const [target, setTarget] = useState<ReturnType<typeof gapAt> | null>(null)
  const end = () => {
    setDragged(null)
    setTarget(null)
  }
  return {
    target,
    handlers: {
      onDragStart(event: DragEvent<HTMLElement>) {
        const place = (event.target as HTMLElement).dataset.place
        const number = order.numbers[Number(place)]
        if (place === undefined || number === undefined) return
        const numbers = selected.has(number) ? selected : NumberSet.of([number])
        startImageDrag(event.dataTransfer, { dataset, images: numbers.toString(), count: numbers.size, from })
        setDragged(numbers)
      },
      onDragOver(event: DragEvent<HTMLElement>) {
        const element = box.current
        if (dragged === null || onReorder === null || element === null || !isImageDrag(event.dataTransfer))
          return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'move'
        const frame = element.getBoundingClientRect()
        const y = event.clientY - frame.top
        if (y < 40) element.scrollBy(0, -24)
        else if (y > frame.height - 40) element.scrollBy(0, 24)
        const next = gapAt(
          geometry,
          order.numbers.length,
          event.clientX - frame.left,
          y + element.scrollTop,
          shift,
        )
        setTarget((old) => (old?.index === next.index && old.column === next.column ? old : next))
      },
      onDragLeave(event: DragEvent<HTMLElement>) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setTarget(null)
      },
      onDrop(event: DragEvent<HTMLElement>) {
        if (dragged === null || onReorder === null || target === null) return
        event.preventDefault()
        event.stopPropagation()
        let at = target.index
        while (at < order.numbers.length && dragged.has(order.numbers[at] ?? 0)) at += 1
        onReorder(dragged, order.numbers[at] ?? null)
        end()
      },
      onDragEnd: end,
    },
  }
}
