import { startTransition, useEffect, useRef, useState } from 'react'

/**
 * The frame of the work, counted from the one that is to be painted. The second may begin while that one is handed over. A
 * browser begins the third only when that one is rasterised, and by the fourth it is on its way to the screen.
 */
const frameAfter = 4

/**
 * Runs the work once the next frame has been painted; the answer calls it off. Painting goes on beside what the page does,
 * and work that comes sooner takes the processors away from it.
 */
function afterPaint(work: () => void): () => void {
  let count = 1
  const next = () => {
    count += 1
    frame = requestAnimationFrame(count === frameAfter ? work : next)
  }
  let frame = requestAnimationFrame(next)
  return () => cancelAnimationFrame(frame)
}

/**
 * The value as it last was when something else of it was painted. Unlike useDeferredValue, whose work may still fall into
 * the frame of the key or click that made the value, what follows it starts only when that frame is on the screen.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  const newest = useRef(value)
  const callOff = useRef<(() => void) | null>(null)
  useEffect(() => {
    newest.current = value
    // One wait at a time: while a key is held each value would call off the wait for the one before, and none would follow.
    if (painted === value || callOff.current !== null) return
    callOff.current = afterPaint(() => {
      callOff.current = null
      startTransition(() => setPainted(newest.current))
    })
  }, [painted, value])
  useEffect(
    () => () => {
      callOff.current?.()
      callOff.current = null
    },
    [],
  )
  return painted
}
