import type { TagCount, TagSuggestion } from '@/api/types'
import { folded, suggest, type Suggestion } from './suggestions'

const MOST = 12
/** The dataset's own tags leave so many places to dictionaries. */
const MOST_OWN = 8

/** Whether a dataset writes its tags with underscores, as most of those with more than one word tell. */
export function usesUnderscores(tags: readonly TagCount[]): boolean {
  const underscored = tags.filter(({ tag }) => tag.includes('_')).length
  return underscored > tags.filter(({ tag }) => tag.includes(' ')).length
}

/** A dictionary's tag as the dataset would write it. Faces like ^_^ have no words, and stay. */
export function written(tag: string, underscores: boolean): string {
  return underscores || !/[\p{L}\p{N}]{2}/u.test(tag) ? tag : tag.replaceAll('_', ' ')
}

/** Whether a dictionary's tag, or the other name it was found by, holds the words that are typed. */
export function fits({ tag, alias }: TagSuggestion, typed: string): boolean {
  const name = folded(alias ?? tag)
  return folded(typed.trim())
    .split(/\s+/)
    .every((word) => name.includes(word))
}

/** The dataset's own tags first, then those of dictionaries; an own tag has the colour that a dictionary gives it. */
export function suggestAll(
  own: readonly TagCount[],
  dictionary: readonly TagSuggestion[],
  typed: string,
  without: readonly string[],
  underscores: boolean,
): Suggestion[] {
  const text = folded(typed.trim())
  const categories = new Map(dictionary.map(({ tag, category }) => [folded(tag), category]))
  const known = suggest(own, typed, { without, limit: dictionary.length === 0 ? MOST : MOST_OWN })
  const taken = new Set([...known.map(({ tag }) => folded(tag)), ...without.map(folded)])
  return [
    ...known.map((each) => ({ ...each, category: categories.get(folded(each.tag)) })),
    ...dictionary
      .filter(({ tag }) => !taken.has(folded(tag)))
      .map(({ tag, count, category, alias }): Suggestion => {
        const shown = written(tag, underscores)
        const at = alias === null ? folded(shown).indexOf(text) : -1
        return {
          tag: shown,
          count,
          category,
          alias: alias ?? undefined,
          match: at < 0 ? null : [at, at + text.length],
          fromDictionary: true,
        }
      }),
  ].slice(0, MOST)
}
