/** How a picture lies in its frame: `scale` screen pixels per picture pixel, centre moved by (x, y) px. */
export interface Zoom {
  scale: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

const largest = 32

/** The whole picture in the frame, never enlarged beyond its own pixels. */
export function fitScale(picture: Size, frame: Size): number {
  if (picture.width === 0 || picture.height === 0) return 1
  return Math.min(1, frame.width / picture.width, frame.height / picture.height)
}

const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value))

/** A picture larger than the frame can be moved until its edge meets the frame's, a smaller one stays centred. */
export function keepInside(zoom: Zoom, picture: Size, frame: Size): Zoom {
  const x = clamp(zoom.x, Math.max(0, (picture.width * zoom.scale - frame.width) / 2))
  const y = clamp(zoom.y, Math.max(0, (picture.height * zoom.scale - frame.height) / 2))
  return { scale: zoom.scale, x, y }
}

/** Zooms so that what is under `point` (from the frame's centre) stays there. */
export function zoomTo(
  zoom: Zoom,
  scale: number,
  point: { x: number; y: number },
  picture: Size,
  frame: Size,
): Zoom {
  const smallest = Math.min(fitScale(picture, frame), 1)
  const next = Math.min(largest, Math.max(smallest, scale))
  const ratio = next / zoom.scale
  return keepInside(
    { scale: next, x: point.x - (point.x - zoom.x) * ratio, y: point.y - (point.y - zoom.y) * ratio },
    picture,
    frame,
  )
}
