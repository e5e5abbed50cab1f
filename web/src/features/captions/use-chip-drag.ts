import { useRef, useState, type PointerEvent, type RefObject } from 'react'
import { dropIndex } from './drop-index'

/** Pixels the pointer must travel before a press becomes a drag. */
const THRESHOLD = 5

interface Drag {
  tags: readonly string[]
  /** Where the block would go, as an index into the list; null before the threshold. */
  index: number | null
}

/**
 * Dragging chips by mouse, pen or finger. The list gives the tags that move with the pressed one, and gets them back
 * with the index to put them before.
 */
export function useChipDrag(
  list: RefObject<HTMLElement | null>,
  onDrop: (tags: readonly string[], index: number) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const start = useRef({ x: 0, y: 0 })

  const indexAt = (event: PointerEvent) => {
    const chips = [...(list.current?.querySelectorAll('[data-tag]') ?? [])]
    return dropIndex(
      chips.map((chip) => chip.getBoundingClientRect()),
      event.clientX,
      event.clientY,
    )
  }

  return {
    dropAt: drag?.index ?? null,
    begin: (event: PointerEvent, tags: readonly string[]) => {
      start.current = { x: event.clientX, y: event.clientY }
      setDrag({ tags, index: null })
    },
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        if (drag === null) return
        const { x, y } = start.current
        if (drag.index === null && Math.hypot(event.clientX - x, event.clientY - y) < THRESHOLD) return
        if (drag.index === null) list.current?.setPointerCapture(event.pointerId)
        setDrag({ ...drag, index: indexAt(event) })
      },
      onPointerUp: () => {
        if (drag?.index != null) onDrop(drag.tags, drag.index)
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
    },
  }
}
