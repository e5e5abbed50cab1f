import type { Scope } from '@/api/types'

export type Reach = 'all' | 'filtered' | 'selected'

interface Given {
  filter: string
  /** The selected numbers in wire form, and how many they are. */
  selected: string
  count: number
}

/** The narrowest scope that makes sense: what is selected, else what is filtered, else all. */
export function firstReach({ filter, count }: Given): Reach {
  if (count > 1) return 'selected'
  return filter.trim() === '' ? 'all' : 'filtered'
}

/** A reach that has become impossible, as after the selection was cleared, falls back to the next wider one. */
export function possibleReach(wanted: Reach, given: Given): Reach {
  if (wanted === 'selected' && given.count === 0) return firstReach(given)
  if (wanted === 'filtered' && given.filter.trim() === '') return 'all'
  return wanted
}

export function scopeOf(reach: Reach, { filter, selected }: Given): Scope {
  if (reach === 'selected') return { images: selected }
  return reach === 'filtered' ? { filter } : {}
}
