import { useEffect, useSyncExternalStore } from 'react'

/** Pictures on their way from the grid to a place in the order or to another dataset. */
export interface ImageDrag {
  dataset: number
  /** Numbers in the wire form. */
  images: string
  count: number
  /** Where they were taken: what a dataset holds now, what it held at a past moment, or its bin. */
  from: 'now' | 'moment' | 'bin'
}

/** What is being dragged over the window: files from outside, or pictures; null = pictures of another window. */
export type Drag = { kind: 'files' } | { kind: 'images'; images: ImageDrag | null }

const type = 'application/x-loracraft-images'

let current: Drag | null = null
const listeners = new Set<() => void>()

function set(next: Drag | null) {
  if (next?.kind === current?.kind && (next === null || next.kind === 'files')) return
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is being dragged at the moment; null = nothing. */
export const useDrag = (): Drag | null => useSyncExternalStore(subscribe, () => current)

export function startImageDrag(transfer: DataTransfer, images: ImageDrag): void {
  transfer.setData(type, JSON.stringify(images))
  transfer.effectAllowed = 'copyMove'
  // A browser gives up a drag whose beginning changes the page, so the targets light up a moment later.
  setTimeout(() => set({ kind: 'images', images }))
}

export const isImageDrag = (transfer: DataTransfer): boolean => transfer.types.includes(type)

export const isFileDrag = (transfer: DataTransfer): boolean => transfer.types.includes('Files')

export function droppedImages(transfer: DataTransfer): ImageDrag | null {
  const text = transfer.getData(type)
  return text === '' ? null : (JSON.parse(text) as ImageDrag)
}

function seen(event: DragEvent) {
  const transfer = event.dataTransfer
  if (transfer === null || current !== null) return
  if (isFileDrag(transfer)) set({ kind: 'files' })
  else if (isImageDrag(transfer)) set({ kind: 'images', images: null })
}

/** A file dropped where nothing takes it would be opened by the browser in place of the page. */
function refuse(event: DragEvent) {
  const transfer = event.dataTransfer
  if (transfer === null || event.defaultPrevented || !isFileDrag(transfer)) return
  event.preventDefault()
  transfer.dropEffect = 'none'
}

/** Follows what is dragged over the window, for `useDrag`; once in the page. */
export function useDragWatch(): void {
  useEffect(() => {
    const over = () => setTimeout(() => set(null))
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) over()
    }
    window.addEventListener('dragenter', seen, true)
    window.addEventListener('dragleave', left, true)
    window.addEventListener('dragend', over, true)
    window.addEventListener('drop', over, true)
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('dragenter', seen, true)
      window.removeEventListener('dragleave', left, true)
      window.removeEventListener('dragend', over, true)
      window.removeEventListener('drop', over, true)
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])
}
