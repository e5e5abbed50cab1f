import type { OpenedPreview, Scope } from '@/api/types'
import { plural } from '@/lib/format'
import { NumberSet } from '@/lib/number-set'

/** What edits would make of a dataset, opened under `at`, and the edits themselves: applying makes them, discarding drops them. */
export interface OpenPreview extends Omit<OpenedPreview, 'scope'> {
  at: string
  scope: Scope
}

/** A scope as it is sent, from one as it is answered. */
export const sentScope = ({ filter, images }: OpenedPreview['scope']): Scope => ({
  ...(filter == null ? {} : { filter }),
  ...(images == null ? {} : { images }),
})

const PREFIX = 'preview-'

export const isPreview = (at: string): boolean => at.startsWith(PREFIX)

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
