import { decodeNumbers, eachRun } from '@/lib/number-ranges'

const mostShown = 12
/** A filter has room for so many. */
const mostRuns = 100

export interface TooLong {
  count: number
  /** The first of them. */
  shown: number[]
  /** Finds all of them; null when they are too scattered for a filter. */
  filter: string | null
}

export const filterOf = (number: number): string => `number:${number}`

/** The images that are too long, out of "1-3,7". */
export function tooLong(numbers: string): TooLong {
  const all = decodeNumbers(numbers)
  const terms: string[] = []
  eachRun(numbers, (first, last) => terms.push(first === last ? filterOf(first) : `number:${first}-${last}`))
  return {
    count: all.length,
    shown: [...all.subarray(0, mostShown)],
    filter: terms.length > mostRuns ? null : terms.join(' OR '),
  }
}
