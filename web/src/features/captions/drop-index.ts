interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Before which of the chips, laid out in wrapped rows, a point falls; their number when behind the last. */
export function dropIndex(chips: readonly Box[], x: number, y: number): number {
  const index = chips.findIndex(
    ({ left, right, top, bottom }) => y < top || (y <= bottom && x < (left + right) / 2),
  )
  return index < 0 ? chips.length : index
}
