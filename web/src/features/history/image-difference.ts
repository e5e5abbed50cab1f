import type { ImageFacts } from '@/api/types'

export interface FactDifference {
  name: string
  before: string
  after: string
}

const markNames = { kept: 'kept', rejected: 'rejected' }

const mark = (facts: ImageFacts): string => (facts.mark === null ? 'no mark' : markNames[facts.mark])

export const sameTags = (before: readonly string[], after: readonly string[]): boolean =>
  before.length === after.length && before.every((tag, index) => tag === after[index])

const factNames: Record<string, string> = {
  name: 'Name',
  description: 'Description',
  archived: 'Archived',
  place: 'Place in the list',
  triggerWord: 'Trigger word',
  className: 'Class name',
  repeats: 'Repeats',
  family: 'Family',
  version: 'Version',
}

/** What the server calls a setting, as the page calls it. */
export const factName = (name: string): string => factNames[name] ?? name

/** What changed about an image beside its texts, in words. */
export function factDifferences(before: ImageFacts, after: ImageFacts): FactDifference[] {
  const found: FactDifference[] = []
  if (before.stars !== after.stars) {
    found.push({ name: 'Stars', before: String(before.stars), after: String(after.stars) })
  }
  if (before.mark !== after.mark) found.push({ name: 'Mark', before: mark(before), after: mark(after) })
  if (before.removed !== after.removed) {
    found.push({
      name: 'Place',
      before: before.removed ? 'bin' : 'dataset',
      after: after.removed ? 'bin' : 'dataset',
    })
  }
  return found
}

/** Names of the captions that differ, in order. */
export function changedCaptions(before: ImageFacts, after: ImageFacts): string[] {
  return [...new Set([...Object.keys(before.captions), ...Object.keys(after.captions)])].filter(
    (name) => before.captions[name] !== after.captions[name],
  )
}

const nothing: ImageFacts = { tags: [], captions: {}, stars: 0, mark: null, removed: false }

/** Both sides of an image; one that was new or is gone had or has nothing. */
export const sides = (before: ImageFacts | null, after: ImageFacts | null) => ({
  before: before ?? { ...nothing, removed: after?.removed ?? false },
  after: after ?? { ...nothing, removed: before?.removed ?? false },
  note: before === null ? 'new' : after === null ? 'gone' : null,
})
