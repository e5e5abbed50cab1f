import { useEffect, useState } from 'react'

/** The value once it has stayed the same for a while; values that are equal as JSON count as the same. */
export function useDebounced<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  const same = JSON.stringify(settled) === JSON.stringify(value)
  useEffect(() => {
    if (same) return
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, same, milliseconds])
  return settled
}
