import type { CaptionEstimate, Combination, SeenTag, TagChoice } from '@/api/types'
import type { Reach } from '@/components/edits/bulk-scope'
import { formatCount, formatDuration, plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'

/** What a person sets, thresholds in percent. */
export interface TagSettings {
  general: number
  character: number
  /** As general ones where null; only some models' lists tell these kinds apart. */
  copyright: number | null
  artist: number | null
  meta: number | null
  rating: boolean
  underscores: boolean
  /** With commas. */
  exclude: string
  combine: Combination
}

export const usualSettings: TagSettings = {
  general: 35,
  character: 85,
  copyright: null,
  artist: null,
  meta: null,
  rating: false,
  underscores: false,
  exclude: '',
  combine: 'union',
}

/** Kinds of tags that may ask for another threshold than general ones. */
export const ownKinds = [
  { kind: 'copyright', label: 'A copyright, percent' },
  { kind: 'artist', label: 'An artist, percent' },
  { kind: 'meta', label: 'A meta tag, percent' },
] as const

export const combinations: readonly { value: Combination; label: string }[] = [
  { value: 'union', label: 'Tags that one of them sees' },
  { value: 'vote', label: 'Tags that more than half see' },
  { value: 'intersection', label: 'Tags that all of them see' },
]

/** A probability that the server takes: models tell of nothing less than 5 percent. */
const probability = (percent: number): number => Math.min(Math.max(percent, 5), 100) / 100

const maybe = (percent: number | null): number | null => (percent === null ? null : probability(percent))

export function choiceOf(settings: TagSettings): TagChoice {
  const { general, character, copyright, artist, meta, exclude, ...rest } = settings
  return {
    ...rest,
    general: probability(general),
    character: probability(character),
    copyright: maybe(copyright),
    artist: maybe(artist),
    meta: maybe(meta),
    exclude: exclude
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  }
}

/** "12 images to look at, 3 left alone · about 40 s". */
export function taggingText({ images, spared, seconds }: CaptionEstimate): string {
  const left = spared > 0 ? `, ${formatCount(spared)} left alone` : ''
  const time = seconds === null || images === spared ? '' : ` · about ${formatDuration(seconds)}`
  return `${plural(images - spared, 'image')} to look at${left}${time}`
}

/** As people read it: 93 %. */
export const percent = (probability: number): string => `${(probability * 100).toFixed(0)} %`

/** The tags that become the image's, then the others. */
export function inOrder(tags: readonly SeenTag[]): SeenTag[] {
  return [...tags.filter(({ chosen }) => chosen), ...tags.filter(({ chosen }) => !chosen)]
}

/** The picture to try on: the one looked at last, else the one that the keyboard stands on. Null = the first one in the scope. */
export function triedOn(reach: Reach, { numbers, focused }: Selection, looked: number | null): number | null {
  const inScope = (image: number | null) => image !== null && (reach !== 'selected' || numbers.has(image))
  return [looked, focused, numbers.first].find(inScope) ?? null
}
