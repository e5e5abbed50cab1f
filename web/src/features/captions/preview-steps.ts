import type { DatasetPreview, EditStep, Scope } from '@/api/types'
import { plural } from '@/lib/format'
import { NumberSet } from '@/lib/number-set'

/** What edits would make of a dataset, opened under `at`, and the edits themselves: applying makes them, discarding drops them. */
export interface OpenPreview extends Pick<DatasetPreview, 'at' | 'version' | 'images'> {
  dataset: number
  steps: EditStep[]
  scope: Scope
  /** How many images each step would change. */
  counts: number[]
}

const PREFIX = 'preview-'
const KEY = 'loracraft.previews'
const MOST = 8

export const isPreview = (at: string): boolean => at.startsWith(PREFIX)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isOpenPreview(value: unknown): value is OpenPreview {
  return (
    isRecord(value) &&
    typeof value.at === 'string' &&
    ['dataset', 'version', 'images'].every((name) => typeof value[name] === 'number') &&
    isRecord(value.scope) &&
    Array.isArray(value.counts) &&
    Array.isArray(value.steps) &&
    value.steps.every((step: unknown) => isRecord(step) && isRecord(step.edit))
  )
}

function readAll(): OpenPreview[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isOpenPreview) : []
  } catch {
    return []
  }
}

function writeAll(previews: readonly OpenPreview[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(previews))
  } catch {
    // Storage may be full or forbidden; the preview can then only be looked at and left.
  }
}

/** Remembers the edits of a preview in this window, the newest few of them. */
export function keepPreview(preview: OpenPreview): void {
  writeAll([preview, ...readAll().filter(({ at }) => at !== preview.at)].slice(0, MOST))
}

/** The edits of a preview; null when it was opened in another window. */
export function readPreview(dataset: number, at: string): OpenPreview | null {
  return readAll().find((preview) => preview.at === at && preview.dataset === dataset) ?? null
}

export function forgetPreview(at: string): void {
  writeAll(readAll().filter((preview) => preview.at !== at))
}

/** "Preview of 2 edits, nothing is changed yet: 12 images would change". */
export function describePreview({ steps, images }: Pick<OpenPreview, 'steps' | 'images'>): string {
  const would = images === 0 ? 'no image would change' : `${plural(images, 'image')} would change`
  return `Preview of ${plural(steps.length, 'edit')}, nothing is changed yet: ${would}`
}

/** Of which images a preview's edits are, as the end of a sentence. */
export function describeScope({ filter, images }: Scope): string {
  if (images !== undefined) {
    const { size } = NumberSet.parse(images)
    return size === 1 ? 'the selected image' : `the ${plural(size, 'selected image')}`
  }
  return filter === undefined || filter.trim() === ''
    ? 'all images'
    : `the images that ${filter.trim()} finds`
}

/** An address's query with another moment, everything else as it is. */
export function withMoment(search: string, at: string): string {
  const query = new URLSearchParams(search)
  query.set('at', at)
  return query.toString()
}
