import { useState, type DragEvent } from 'react'
import type { Dataset } from '@/api/types'
import { droppedImages, isFileDrag, isImageDrag, useDrag, type ImageDrag } from '@/lib/drags'
import { dropProblem } from './drop-text'

/** What becomes of what is dropped on a dataset. */
export interface Drops {
  onPictures: (images: ImageDrag, target: Dataset, move: boolean) => void
  onFiles: (transfer: DataTransfer, target: Dataset) => void
}

/** The dataset that a drag is over; pictures would be moved there instead of copied. */
export interface Over {
  dataset: Dataset
  move: boolean
}

/** A dataset as a target: files are imported into it, pictures copied, with Shift moved. */
export function useDatasetDrop(dataset: Dataset, drops: Drops, onOver: (over: Over | null) => void) {
  const drag = useDrag()
  const [over, setOver] = useState(false)
  const problem = drag === null ? null : dropProblem(drag, dataset)
  const leave = () => {
    setOver(false)
    onOver(null)
  }
  return {
    /** Null while nothing is dragged that could be dropped on any dataset. */
    state: drag === null ? null : problem !== null ? 'closed' : over ? 'over' : 'open',
    handlers: {
      onDragOver(event: DragEvent) {
        if (!isImageDrag(event.dataTransfer) && !isFileDrag(event.dataTransfer)) return
        event.preventDefault()
        const move = event.shiftKey && isImageDrag(event.dataTransfer)
        event.dataTransfer.dropEffect = problem !== null ? 'none' : move ? 'move' : 'copy'
        setOver(true)
        onOver({ dataset, move })
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget))
          leave()
      },
      onDrop(event: DragEvent) {
        leave()
        if (isFileDrag(event.dataTransfer)) {
          event.preventDefault()
          if (!dataset.archived) drops.onFiles(event.dataTransfer, dataset)
          return
        }
        const images = droppedImages(event.dataTransfer)
        if (images === null) return
        event.preventDefault()
        if (dropProblem({ kind: 'images', images }, dataset) === null)
          drops.onPictures(images, dataset, event.shiftKey)
      },
    },
  } as const
}
