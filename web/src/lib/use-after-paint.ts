import { startTransition, useEffect, useState } from 'react'

/**
 * Runs the work once the next frame has been painted; the answer calls it off. A browser begins the frame after that one only
 * when that one needs no more of the processors, which the work would take away from painting it.
 */
function afterPaint(work: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(work)
  })
  return () => cancelAnimationFrame(frame)
}

/**
 * The value as it last was when something else of it was painted. Unlike useDeferredValue, whose work may still fall into
 * the frame of the key or click that made the value, what follows it starts only when that frame is on the screen.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  useEffect(() => {
    if (painted === value) return
    return afterPaint(() => startTransition(() => setPainted(value)))
  }, [painted, value])
  return painted
}
