import { useEffect, useState, type PointerEvent, type RefObject } from 'react'
import { fitScale, keepInside, zoomTo, type Size, type Zoom } from './zoom'

const centre = { x: 0, y: 0 }

/** Zoom and pan of one picture in `frame`; null zoom means "fit", and stays so when the window is resized. */
export function useZoom(frame: RefObject<HTMLDivElement | null>, picture: Size) {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const [zoom, setZoom] = useState<Zoom | null>(null)
  const [grip, setGrip] = useState<{ x: number; y: number } | null>(null)
  const fit = fitScale(picture, size)
  const shown = zoom === null ? { scale: fit, ...centre } : keepInside(zoom, picture, size)
  const { width, height } = picture

  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])

  useEffect(() => {
    const element = frame.current
    if (element === null) return
    // React listens to the wheel passively, which cannot keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const box = element.getBoundingClientRect()
      const point = {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      }
      setZoom((old) => {
        const from = old ?? { scale: fit, ...centre }
        const scale = from.scale * Math.exp(-event.deltaY / 500)
        return scale <= fit ? null : zoomTo(from, scale, point, { width, height }, size)
      })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frame, fit, size, width, height])

  const scaleTo = (scale: number, point = centre) =>
    setZoom(scale <= fit ? null : zoomTo(shown, scale, point, picture, size))

  return {
    shown,
    fitted: zoom === null,
    fit: () => setZoom(null),
    zoomIn: () => scaleTo(shown.scale * 1.25),
    zoomOut: () => scaleTo(shown.scale / 1.25),
    /** Between the whole picture and its own pixels. */
    toggle: (point = centre) => (zoom === null && fit < 1 ? scaleTo(1, point) : setZoom(null)),
    pan: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || zoom === null) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setGrip({ x: event.clientX - shown.x, y: event.clientY - shown.y })
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (grip !== null)
          setZoom({ scale: shown.scale, x: event.clientX - grip.x, y: event.clientY - grip.y })
      },
      onPointerUp: () => {
        setGrip(null)
        setZoom((old) => old && keepInside(old, picture, size))
      },
    },
    panning: grip !== null,
  }
}
