import type { Family } from '@/api/types'

/** CLIP reads so many tokens at once. */
export const CHUNK = 75

/** Families whose long texts are read by T5, with the most tokens that trainers give it. */
export const t5Limits: Partial<Record<Family, number>> = { flux: 512, sd3: 256 }

/** Why so many of CLIP's tokens are more than what reads texts of a family takes at once; null when they are not. */
export function overLimit(tokens: number, family: Family): string | null {
  const t5 = t5Limits[family]
  if (t5 === undefined) return tokens > CHUNK ? `more than the ${CHUNK} that CLIP reads at once` : null
  // To T5 every text has one more, at its end.
  return tokens + 1 > t5 ? `about more than the ${t5} that T5 reads at once` : null
}
