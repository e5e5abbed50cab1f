import type { EditStep } from '@/api/types'

/** A step with its filter, if that says anything. */
export function stepOf(edit: EditStep['edit'], filter: string): EditStep {
  return filter.trim() === '' ? { edit } : { edit, filter: filter.trim() }
}

/** Moves one step; a place beyond either end is the end. */
export function moveStep(steps: readonly EditStep[], from: number, to: number): EditStep[] {
  const rest = steps.filter((_, index) => index !== from)
  const place = Math.max(0, Math.min(to, rest.length))
  return [...rest.slice(0, place), ...steps.slice(from, from + 1), ...rest.slice(place)]
}

/** Puts a step in the place of another, or at the end. */
export function putStep(steps: readonly EditStep[], at: number, step: EditStep): EditStep[] {
  return at < steps.length ? steps.map((each, index) => (index === at ? step : each)) : [...steps, step]
}

export function dropStep(steps: readonly EditStep[], at: number): EditStep[] {
  return steps.filter((_, index) => index !== at)
}

/** Whether both do the same; what is absent counts as what is null, as the server says it. */
export function sameSteps(left: readonly EditStep[], right: readonly EditStep[]): boolean {
  return written(left) === written(right)
}

function written(steps: readonly EditStep[]): string {
  return JSON.stringify(steps, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined)
    return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
