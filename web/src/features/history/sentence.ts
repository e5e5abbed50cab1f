import { formatCount, plural } from '@/lib/format'

/** A piece of a sentence; names stand out. */
export interface Piece {
  text: string
  name: boolean
}

const quoted = /"([^"]+)"/g

function pieces(label: string): Piece[] {
  const imported = /^(Imported )(?!pictures$|dropped files$|\d+ places$)(.+)$/.exec(label)
  if (imported !== null) {
    return [
      { text: imported[1] ?? '', name: false },
      { text: imported[2] ?? '', name: true },
    ]
  }
  const found: Piece[] = []
  let at = 0
  for (const match of label.matchAll(quoted)) {
    if (match.index > at) found.push({ text: label.slice(at, match.index), name: false })
    found.push({ text: match[1] ?? '', name: true })
    at = match.index + match[0].length
  }
  if (at < label.length) found.push({ text: label.slice(at), name: false })
  return found
}

/** Where the number of images goes in labels that speak of images already, or that read better with it inside. */
const inside: readonly [RegExp, (count: string) => string][] = [
  [/^([^"]*?)\bimages\b/, (count) => `$1${count}`],
  [/^Marked as (\w+)$/, (count) => `Marked ${count} as $1`],
  [/^Gave (\d stars?)$/, (count) => `Gave ${count} $1`],
]

function withCount(label: string, images: number): string {
  const count = plural(images, 'image')
  for (const [pattern, text] of inside) {
    if (pattern.test(label)) return label.replace(pattern, text(count))
  }
  return label.startsWith('Imported') ? `${label}: ${count}` : `${label} on ${count}`
}

/**
 * A change as a sentence: `Renamed "red kite" to "kite"` on 5,007 images becomes *Renamed* red kite *to* kite *on 5,007
 * images*, the names in pieces of their own.
 */
export function sentence(label: string, images: number): Piece[] {
  const [, verb = '', what = label] = /^(Undid|Redid): (.*)$/s.exec(label) ?? []
  const said = verb === '' ? [] : [{ text: `${verb}: `, name: false }]
  if (images === 0) return [...said, ...pieces(what)]
  const counted = withCount(what, images)
  // The label's own pieces, then what the count added at its end: a name may hold any words.
  const tail = counted.startsWith(what) ? counted.slice(what.length) : ''
  return [
    ...said,
    ...pieces(tail === '' ? counted : what),
    ...(tail === '' ? [] : [{ text: tail, name: false }]),
  ]
}

/** The sentence without its emphasis, for names of buttons. */
export const plainSentence = (label: string, images: number): string =>
  sentence(label, images)
    .map(({ text }) => text)
    .join('')

/** "and 5,001 more" beside the pictures of a change. */
export const moreImages = (images: number, shown: number): string =>
  images > shown && shown > 0 ? `+${formatCount(images - shown)}` : ''
