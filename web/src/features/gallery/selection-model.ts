import { NumberSet } from '@/lib/number-set'
import type { PictureOrder } from './picture-order'

/** Selection as Explorer does it: an anchor where a range starts, a focus where the keyboard stands. */
export interface SelectionState {
  numbers: NumberSet
  focused: number | null
  anchor: number | null
  /** Where the focus was, for when its picture leaves the view. */
  place: number
}

export const nothingSelected: SelectionState = {
  numbers: NumberSet.empty,
  focused: null,
  anchor: null,
  place: 0,
}

/** The place in the order where the keyboard stands; -1 when it has not been there yet. */
export function focusPlace(state: SelectionState, order: PictureOrder): number {
  if (state.focused === null || order.numbers.length === 0) return -1
  const place = order.positionOf(state.focused)
  return place >= 0 ? place : Math.min(state.place, order.numbers.length - 1)
}

function range(order: PictureOrder, from: number, to: number): NumberSet {
  return NumberSet.of(order.numbers.subarray(Math.min(from, to), Math.max(from, to) + 1))
}

function anchorPlace(state: SelectionState, order: PictureOrder, fallback: number): number {
  const place = state.anchor === null ? -1 : order.positionOf(state.anchor)
  return place >= 0 ? place : fallback
}

interface Modifiers {
  extend: boolean
  toggle: boolean
}

/** A click on the picture at `place`, or the keyboard arriving there. */
export function selectAt(
  state: SelectionState,
  order: PictureOrder,
  place: number,
  { extend, toggle }: Modifiers,
): SelectionState {
  const number = order.numbers[place]
  if (number === undefined) return state
  if (extend) {
    const from = anchorPlace(state, order, Math.max(0, focusPlace(state, order)))
    const run = range(order, from, place)
    const numbers = toggle ? state.numbers.with(run) : run
    return { numbers, focused: number, anchor: order.numbers[from] ?? number, place }
  }
  const numbers = toggle ? state.numbers.toggle(number) : NumberSet.of([number])
  return { numbers, focused: number, anchor: number, place }
}

/** Those of the numbers that the view shows; the keyboard stands on the first of them. */
export function selectNumbers(order: PictureOrder, numbers: Int32Array): SelectionState {
  const first = numbers.find((number) => order.positionOf(number) >= 0)
  if (first === undefined) return nothingSelected
  return {
    numbers: NumberSet.of(numbers).within(order.set),
    focused: first,
    anchor: first,
    place: order.positionOf(first),
  }
}

/** Only the keyboard's place moves; Ctrl with an arrow. */
export function focusAt(state: SelectionState, order: PictureOrder, place: number): SelectionState {
  const number = order.numbers[place]
  return number === undefined ? state : { ...state, focused: number, place }
}

export function selectAll(state: SelectionState, order: PictureOrder): SelectionState {
  return { ...state, numbers: order.set }
}

/** What is selected and still in sight of the filter: no action may reach a picture that nobody sees. */
export function visibleSelection(state: SelectionState, order: PictureOrder): SelectionState {
  const numbers = state.numbers.within(order.set)
  const place = focusPlace(state, order)
  const focused = place < 0 ? null : (order.numbers[place] ?? null)
  return numbers === state.numbers && focused === state.focused ? state : { ...state, numbers, focused }
}

const jumps = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const
export type Jump = (typeof jumps)[number]
export const isJump = (key: string): key is Jump => (jumps as readonly string[]).includes(key)

/** Where a key leads from `place`; the first key ever pressed lands on the first picture. */
export function jumpFrom(place: number, key: Jump, total: number, columns: number, pageRows: number): number {
  if (place < 0) return key === 'End' ? total - 1 : 0
  const step = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -total,
    End: total,
    PageUp: -columns * pageRows,
    PageDown: columns * pageRows,
  }[key]
  const target = place + step
  const overshoots = target < 0 || target >= total
  if (overshoots && key === 'ArrowUp') return place
  if (overshoots && key === 'ArrowDown') {
    const sameRow = Math.floor(place / columns) === Math.floor((total - 1) / columns)
    return sameRow ? place : total - 1
  }
  return Math.min(total - 1, Math.max(0, target))
}
