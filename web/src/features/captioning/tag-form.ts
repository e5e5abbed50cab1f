import type { CaptionEstimate, Combination, SeenTag, TagChoice } from '@/api/types'
import { formatCount, formatDuration, plural } from '@/lib/format'

/** What a person sets, thresholds in percent. */
export interface TagSettings {
  general: number
  character: number
  rating: boolean
  underscores: boolean
  /** With commas. */
  exclude: string
  combine: Combination
}

export const usualSettings: TagSettings = {
  general: 35,
  character: 85,
  rating: false,
  underscores: false,
  exclude: '',
  combine: 'union',
}

export const combinations: readonly { value: Combination; label: string }[] = [
  { value: 'union', label: 'Tags that one of them sees' },
  { value: 'vote', label: 'Tags that more than half see' },
  { value: 'intersection', label: 'Tags that all of them see' },
]

export function choiceOf({ general, character, exclude, ...rest }: TagSettings): TagChoice {
  return {
    ...rest,
    general: Math.min(general, 100) / 100,
    character: Math.min(character, 100) / 100,
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
