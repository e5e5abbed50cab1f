/** The ids after dragging `moved` onto the place of `target`: before it when it comes up, behind it when it goes down. */
export function movedOnto(ids: readonly number[], moved: number, target: number): number[] {
  const from = ids.indexOf(moved)
  const to = ids.indexOf(target)
  if (from < 0 || to < 0 || from === to) return [...ids]
  const rest = ids.filter((id) => id !== moved)
  rest.splice(to, 0, moved)
  return rest
}

/** One step among the entries in sight, told as an order of all: hidden ones between are jumped over. */
export function moveShown(
  all: readonly number[],
  shown: readonly number[],
  moved: number,
  step: -1 | 1,
): number[] {
  const target = shown[shown.indexOf(moved) + step]
  return target === undefined ? [...all] : movedOnto(all, moved, target)
}
