import { useState, type DragEvent } from 'react'
import { movedOnto } from './moves'

/** Drag to reorder within one list; `kind` keeps lists apart. */
export function useReorderDrag(kind: string, ids: readonly number[], onReorder: (ids: number[]) => void) {
  const type = `application/x-loracraft-${kind}`
  const [over, setOver] = useState<number | null>(null)
  return {
    over,
    handlers: (id: number) => ({
      draggable: true,
      onDragStart(event: DragEvent) {
        event.stopPropagation()
        event.dataTransfer.setData(type, String(id))
        event.dataTransfer.effectAllowed = 'move'
      },
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(type)) return
        event.preventDefault()
        event.stopPropagation()
        setOver(id)
      },
      onDragLeave: () => setOver(null),
      onDrop(event: DragEvent) {
        setOver(null)
        const moved = Number(event.dataTransfer.getData(type))
        if (!event.dataTransfer.types.includes(type) || !ids.includes(moved)) return
        event.preventDefault()
        event.stopPropagation()
        onReorder(movedOnto(ids, moved, id))
      },
      onDragEnd: () => setOver(null),
    }),
  }
}
