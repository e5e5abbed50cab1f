/** Pictures on their way from the grid to a place in the order or to another dataset. */
export interface ImageDrag {
  dataset: number
  /** Numbers in the wire form. */
  images: string
  count: number
}

const type = 'application/x-loracraft-images'

export function startImageDrag(transfer: DataTransfer, drag: ImageDrag): void {
  transfer.setData(type, JSON.stringify(drag))
  transfer.effectAllowed = 'copyMove'
}

/** While it hovers only the kind of a drag can be seen, not what it carries. */
export const isImageDrag = (transfer: DataTransfer): boolean => transfer.types.includes(type)

export function droppedImages(transfer: DataTransfer): ImageDrag | null {
  const text = transfer.getData(type)
  return text === '' ? null : (JSON.parse(text) as ImageDrag)
}
