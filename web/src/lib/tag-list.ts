/** The longest tag the server takes, in characters. */
const LONGEST_TAG = 400

export type TagPlace = { at: 'front' | 'end' } | { at: 'position'; position: number }

/** Why a text cannot be a tag, as a sentence; null when it can. */
export function tagProblem(text: string): string | null {
  const tag = text.trim()
  if (tag === '') return 'A tag needs at least one character.'
  if (/[,\r\n]/.test(tag)) return 'A tag cannot hold a comma or a line break.'
  if (tag.length > LONGEST_TAG) return `A tag can have at most ${LONGEST_TAG} characters.`
  return null
}

/** Tags in a typed or pasted text: split on commas and line breaks, trimmed, each once. */
export function splitTags(text: string): string[] {
  return unique(
    text
      .split(/[,\r\n]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  )
}

export function unique(tags: readonly string[]): string[] {
  return [...new Set(tags)]
}

/** Tags already there stay where they are; the new ones go in one block to the place. */
export function addTags(
  list: readonly string[],
  tags: readonly string[],
  place: TagPlace = { at: 'end' },
): string[] {
  const fresh = unique(tags).filter((tag) => !list.includes(tag))
  const index = clamp(placeIndex(place, list.length), list.length)
  return [...list.slice(0, index), ...fresh, ...list.slice(index)]
}

function placeIndex(place: TagPlace, length: number): number {
  if (place.at === 'position') return place.position
  return place.at === 'front' ? 0 : length
}

export function removeTags(list: readonly string[], tags: readonly string[]): string[] {
  return list.filter((tag) => !tags.includes(tag))
}

/** Keeps the place; when the new name is in the list already, the first of the two stays. */
export function renameTag(list: readonly string[], from: string, to: string): string[] {
  return unique(list.map((tag) => (tag === from ? to : tag)))
}

/** Moves the tags as one block, in list order, so that they stand before the tag now at `position`. */
export function moveTags(list: readonly string[], tags: readonly string[], position: number): string[] {
  const block = list.filter((tag) => tags.includes(tag))
  const before = list.slice(0, clamp(position, list.length)).filter((tag) => !tags.includes(tag))
  const after = list.slice(clamp(position, list.length)).filter((tag) => !tags.includes(tag))
  return [...before, ...block, ...after]
}

/** One step to the left or right, for the keyboard. The block closes up when it was scattered. */
export function stepTags(list: readonly string[], tags: readonly string[], direction: -1 | 1): string[] {
  const places = list.flatMap((tag, index) => (tags.includes(tag) ? [index] : []))
  const first = places[0]
  const last = places.at(-1)
  if (first === undefined || last === undefined) return [...list]
  return moveTags(list, tags, direction < 0 ? first - 1 : last + 2)
}

export function sameTags(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((tag, index) => tag === right[index])
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length))
}
