import { NumberSet } from '@/lib/number-set'

/** The numbers of all pictures of a view, in display order, with the way back from a number to its place. */
export interface PictureOrder {
  readonly numbers: Int32Array
  /** The same numbers without their order. */
  readonly set: NumberSet
  /** -1 when the picture is not in the view. */
  readonly positionOf: (number: number) => number
}

/** All is worked out here and now, so that the first click does not wait for it. */
export function createOrder(numbers: Int32Array): PictureOrder {
  const places = index(numbers)
  return { numbers, set: NumberSet.of(numbers), positionOf: (number) => (places[number] ?? 0) - 1 }
}

function index(numbers: Int32Array): Int32Array {
  let max = 0
  for (const number of numbers) if (number > max) max = number
  const places = new Int32Array(max + 1)
  for (let i = 0; i < numbers.length; i += 1) places[numbers[i] ?? 0] = i + 1
  return places
}

/** The order after a move of `moved` before the picture `before` (null: to the end). */
export function reordered(
  numbers: Int32Array,
  moved: ReadonlySet<number>,
  before: number | null,
): Int32Array {
  const rest = numbers.filter((number) => !moved.has(number))
  const going = numbers.filter((number) => moved.has(number))
  const at = before === null ? -1 : rest.indexOf(before)
  const cut = at < 0 ? rest.length : at
  const result = new Int32Array(numbers.length)
  result.set(rest.subarray(0, cut))
  result.set(going, cut)
  result.set(rest.subarray(cut), cut + going.length)
  return result
}

/**
 * The picture that `moved` must go before to come one place earlier (-1) or later (+1) as a block; null is the end,
 * undefined where there is no further to go.
 */
export function oneStep(
  numbers: Int32Array,
  moved: (number: number) => boolean,
  step: -1 | 1,
): number | null | undefined {
  if (step === -1) {
    const first = numbers.findIndex(moved)
    return first <= 0 ? undefined : numbers[first - 1]
  }
  const last = numbers.findLastIndex(moved)
  if (last < 0 || last === numbers.length - 1) return undefined
  return numbers[last + 2] ?? null
}
