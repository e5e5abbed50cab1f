import type { NumberSet } from './number-set'

/** What the gallery has selected; `focused` is the picture the keyboard stands on. */
export interface Selection {
  readonly numbers: NumberSet
  readonly focused: number | null
}
