import type { SidecarText } from '@/api/types'

export const TEXT_RULES: readonly { rule: SidecarText; name: string; explanation: string }[] = [
  {
    rule: 'auto',
    name: 'Decide per file',
    explanation: 'Short pieces between commas become tags; sentences become the caption, word for word.',
  },
  {
    rule: 'tags',
    name: 'All tags',
    explanation: 'Every text is split at its commas into tags, sentences too.',
  },
  {
    rule: 'caption',
    name: 'All captions',
    explanation: 'Every text is kept word for word as the caption; each line is an alternative.',
  },
]

/** A text as one of the two shapes it can take in the dataset. */
export type TextReading = { as: 'tags'; tags: string[] } | { as: 'caption'; lines: string[] }

/** What a text becomes when it is read as tags or as a caption. */
export function readText(text: string, as: 'tags' | 'caption'): TextReading {
  if (as === 'caption') {
    return { as, lines: text.split(/\r?\n/).filter((line) => line.trim() !== '') }
  }
  const tags = text
    .split(/[,\r\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
  return { as, tags: [...new Set(tags)] }
}

/** The server tells how `auto` reads each file; the other two rules read all files alike. */
export function readingUnder(
  rule: SidecarText,
  sample: { text: string; as: 'tags' | 'caption' },
): TextReading {
  return readText(sample.text, rule === 'auto' ? sample.as : rule)
}
