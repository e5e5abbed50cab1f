import type { Edit } from '@/api/types'
import { splitTags, tagProblem } from '@/lib/tag-list'

type Rules = Extract<Edit, { kind: 'imply_tags' }>['rules']

/** So many can be written by hand; more come from a file. */
export const MOST_WRITTEN = 500

/** Rules as one writes them, one a line: "red kite -> kite, toy". */
export const writeRules = (rules: Rules): string =>
  rules.map(({ tag, implies }) => `${tag} -> ${implies.join(', ')}`).join('\n')

/** Null while there is nothing; or a sentence that says what is wrong. */
export function readRules(text: string): Rules | string | null {
  const rules: { tag: string; implies: string[] }[] = []
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue
    const [left = '', right, ...more] = line.split(/->|→/)
    if (right === undefined || more.length > 0 || left.includes(','))
      return `“${line}” is no rule: write a tag, an arrow, and what it implies, like red kite -> kite.`
    const tag = left.trim()
    const implies = splitTags(right)
    if (implies.length === 0) return `Say what “${tag}” implies.`
    const problem = [tag, ...implies].map(tagProblem).find((found) => found !== null)
    if (problem) return problem
    if (implies.includes(tag)) return `“${tag}” cannot imply itself.`
    rules.push({ tag, implies })
  }
  return rules.length === 0 ? null : rules
}
