import type { Family, TokenCounts } from '@/api/types'
import { formatCount, plural } from '@/lib/format'
import { CHUNK, t5Limits } from '@/lib/token-limits'

/** "78 tokens", and where each further 75 begin: `"umbrella" is where token 76 is`. */
export function chunkText(text: string, chunks: readonly number[]): string | null {
  const words = chunks.map((start) => /^\S+/.exec(text.slice(start))?.[0] ?? '')
  if (words.length === 0) return null
  return `token ${chunks.map((_, index) => CHUNK * (index + 1) + 1).join(', ')} in ${words
    .map((word) => `“${word}”`)
    .join(', ')}`
}

export interface TokenLine {
  text: string
  /** Said when one points at it. */
  about: string
  /** More than a trainer of this family reads at once. */
  over: boolean
}

/** The tokens of an image in one line, by what its family reads texts with. */
export function tokenLine(counts: TokenCounts, family: Family, trigger: string): TokenLine {
  const t5 = t5Limits[family]
  const parts = [plural(counts.tokens, 'token')]
  if (t5 !== undefined) parts.push(`about ${formatCount(counts.t5)} of ${formatCount(t5)} for T5`)
  const what = `of ${trigger.trim() === '' ? '' : `the trigger word “${trigger.trim()}”, `}the tags and the longest caption, as an export writes them`
  return {
    text: parts.join(' · '),
    about:
      t5 === undefined
        ? `CLIP’s tokens ${what}. It reads ${CHUNK} at once; trainers cut the rest, unless they are told to read 150 or 225.`
        : `CLIP’s tokens ${what}. T5 reads the long text; its count is approximate, made from CLIP’s.`,
    over: t5 === undefined ? counts.tokens > CHUNK : counts.t5 > t5,
  }
}
