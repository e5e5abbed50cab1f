import type { TagCount } from '@/api/types'

export type Suggestion = TagCount & {
  /** Where the typed text stands in the tag: start (inclusive) and end (exclusive); null when scattered. */
  match: [number, number] | null
  /** What kind of tag a dictionary says it is. */
  category?: string | undefined
  /** The other name by which it was found. */
  alias?: string | undefined
  /** It comes from a dictionary, and the count is of posts instead of images. */
  fromDictionary?: boolean
}

export const folded = (text: string) => text.toLowerCase().replaceAll('_', ' ')

type Ranked = Suggestion & { rank: number }

function rank(entry: TagCount, typed: string): Ranked | null {
  const tag = folded(entry.tag)
  const index = tag.indexOf(typed)
  if (index >= 0) {
    const match: [number, number] = [index, index + typed.length]
    return { ...entry, match, rank: tag === typed ? 0 : index === 0 ? 1 : 2 }
  }
  const words = typed.split(/\s+/)
  if (words.length > 1 && words.every((word) => ` ${tag}`.includes(` ${word}`))) {
    return { ...entry, match: null, rank: 3 }
  }
  return null
}

/**
 * Tags that hold the typed text anywhere: the tag itself, then those that start with it, then the others, then tags
 * with words that start like its words; within each the most used first. Underscores count as spaces.
 */
export function suggest(
  tags: readonly TagCount[],
  typed: string,
  options: { without?: readonly string[]; limit?: number } = {},
): Suggestion[] {
  const text = folded(typed.trim())
  const without = new Set(options.without)
  return tags
    .flatMap((entry) => {
      const ranked = without.has(entry.tag) ? null : rank(entry, text)
      return ranked ? [ranked] : []
    })
    .sort(
      (left, right) =>
        left.rank - right.rank || right.count - left.count || left.tag.localeCompare(right.tag),
    )
    .slice(0, options.limit ?? 12)
    .map(({ tag, count, match }) => ({ tag, count, match: text === '' ? null : match }))
}

/** The part of a comma-separated input that is being typed, and what stands before it. */
export function lastPart(text: string): { before: string; typed: string } {
  const comma = text.lastIndexOf(',')
  return { before: text.slice(0, comma + 1), typed: text.slice(comma + 1).trimStart() }
}
