import { useEffect, useMemo, useState, type RefObject } from 'react'
import { useAfterPaint } from '@/lib/use-after-paint'
import { layOut, marginOf, rowsOf, windowAt } from './grid-geometry'

const inSteps = (top: number, step: number) => Math.floor(top / step) * step

/** Follows the scrolled box: how it is laid out, which rows are to be mounted, and which are near. */
export function useGridWindow(box: RefObject<HTMLDivElement | null>, total: number, tileSize: number) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [scrollTop, setScrollTop] = useState(0)
  const geometry = useMemo(() => layOut(total, size.width, tileSize), [total, size.width, tileSize])
  const inSight = windowAt(geometry, scrollTop, size.height)
  const near = useMemo(
    () => windowAt(geometry, scrollTop, size.height, marginOf(geometry, size.height)),
    [geometry, scrollTop, size.height],
  )
  // What is in sight is painted first; the rows around it are put there, and those left behind taken away, after that.
  const painted = useAfterPaint(near)

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [box])

  // A render per row, not per pixel; a grid in scale moves its rows with every pixel.
  const step = geometry.height < geometry.rows * geometry.pitch ? 1 : geometry.pitch / 2
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const follow = () => setScrollTop(inSteps(element.scrollTop, step))
    follow()
    element.addEventListener('scroll', follow, { passive: true })
    return () => element.removeEventListener('scroll', follow)
  }, [box, step])

  /** Mounts what comes into sight with the next paint, not the one after it. */
  const scrollTo = (top: number) => {
    const element = box.current
    if (element === null) return
    element.scrollTo({ top })
    setScrollTop(inSteps(element.scrollTop, step))
  }
  return {
    geometry,
    viewport: size.height,
    rows: rowsOf(geometry, [painted, inSight]),
    inSight,
    near,
    painted,
    shift: inSight.shift,
    scrollTo,
  }
}

/**
 * The rows whose cards are worth asking for: those in sight, but while the bar is dragged through thousands of rows
 * only those where it comes to rest.
 */
export function useSettledRows(first: number, last: number): { first: number; last: number } {
  const [settled, setSettled] = useState({ first, last })
  const near = first <= settled.last && last >= settled.first
  if (near && (first !== settled.first || last !== settled.last)) setSettled({ first, last })
  useEffect(() => {
    if (near) return
    const timer = setTimeout(() => setSettled({ first, last }), 70)
    return () => clearTimeout(timer)
  }, [near, first, last])
  return settled
}
