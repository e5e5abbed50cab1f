/** Chips picked in a tag list: `anchor` is where a Shift range starts, `focus` is the chip the keyboard is on. */
export interface ChipSelection {
  chosen: readonly string[]
  anchor: string | null
  focus: string | null
}

export const NO_CHIPS: ChipSelection = { chosen: [], anchor: null, focus: null }

export interface Modifiers {
  toggle: boolean
  range: boolean
}

function between(tags: readonly string[], from: string, to: string): string[] {
  const [first, last] = [tags.indexOf(from), tags.indexOf(to)].sort((a, b) => a - b)
  return tags.slice(first, (last ?? 0) + 1)
}

/** A click, or an arrow key that arrived at the chip. */
export function choose(
  selection: ChipSelection,
  tags: readonly string[],
  tag: string,
  { toggle, range }: Modifiers,
): ChipSelection {
  if (range && selection.anchor !== null && tags.includes(selection.anchor)) {
    return { ...selection, chosen: between(tags, selection.anchor, tag), focus: tag }
  }
  if (toggle) {
    const chosen = selection.chosen.includes(tag)
      ? selection.chosen.filter((other) => other !== tag)
      : [...selection.chosen, tag]
    return { chosen, anchor: tag, focus: tag }
  }
  return { chosen: [tag], anchor: tag, focus: tag }
}

/** The chip that an arrow, Home or End leads to; null when there is none. */
export function neighbour(tags: readonly string[], focus: string | null, key: string): string | null {
  const index = focus === null ? -1 : tags.indexOf(focus)
  const target =
    key === 'Home'
      ? 0
      : key === 'End'
        ? tags.length - 1
        : key === 'ArrowLeft' || key === 'ArrowUp'
          ? Math.max(0, index - 1)
          : Math.min(tags.length - 1, index + 1)
  return tags[target] ?? null
}

/** What the keys act on: the chosen chips, or the focused one when nothing is chosen. In list order. */
export function targets(selection: ChipSelection, tags: readonly string[]): string[] {
  const chosen = tags.filter((tag) => selection.chosen.includes(tag))
  if (chosen.length > 0) return chosen
  return selection.focus !== null && tags.includes(selection.focus) ? [selection.focus] : []
}

/** The chip to focus after some were removed: the next one that stays, else the one before. */
export function focusAfterRemoval(tags: readonly string[], removed: readonly string[]): string | null {
  const last = tags.findLastIndex((tag) => removed.includes(tag))
  const stays = (tag: string) => !removed.includes(tag)
  return tags.slice(last + 1).find(stays) ?? tags.slice(0, last + 1).findLast(stays) ?? null
}
