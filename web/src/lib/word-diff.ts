/** A run of text that stayed, went or came. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** A tag that stayed, went or came; in the order to show it. */
export interface TagDiffPart {
  kind: DiffPart['kind']
  tag: string
}

/** Above this many cells the table is not worth its memory: the middle is shown as replaced. */
const LARGEST_TABLE = 1_000_000

const WORDS = /\s+|[\p{L}\p{N}_'’-]+|[^\s\p{L}\p{N}]/gu

interface Step<T> {
  kind: DiffPart['kind']
  item: T
}

function longestCommonSteps<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  const rows = before.length
  const columns = after.length
  if (rows * columns > LARGEST_TABLE) {
    return [
      ...before.map((item): Step<T> => ({ kind: 'removed', item })),
      ...after.map((item): Step<T> => ({ kind: 'added', item })),
    ]
  }
  const width = columns + 1
  const lengths = new Uint32Array((rows + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const steps: Step<T>[] = []
  let row = 0
  let column = 0
  while (row < rows || column < columns) {
    if (row < rows && column < columns && before[row] === after[column]) {
      steps.push({ kind: 'same', item: before[row] as T })
      row++
      column++
    } else if (row < rows && (column === columns || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ kind: 'removed', item: before[row] as T })
      row++
    } else {
      steps.push({ kind: 'added', item: after[column] as T })
      column++
    }
  }
  return steps
}

function diff<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++
  }
  const same = (item: T): Step<T> => ({ kind: 'same', item })
  return [
    ...before.slice(0, head).map(same),
    ...longestCommonSteps(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

/** Runs of steps that are all changes or all not; no more than space between two changes belongs to them. */
function stretches(steps: readonly Step<string>[]): { changed: boolean; steps: Step<string>[] }[] {
  const found: { changed: boolean; steps: Step<string>[] }[] = []
  steps.forEach((step, index) => {
    const between =
      step.item.trim() === '' && steps[index - 1]?.kind !== 'same' && steps[index + 1]?.kind !== 'same'
    const changed = step.kind !== 'same' || (between && index > 0 && index < steps.length - 1)
    const last = found.at(-1)
    if (last?.changed === changed) last.steps.push(step)
    else found.push({ changed, steps: [step] })
  })
  return found
}

/**
 * Word-level difference; joining the parts that are not added gives `before`, not removed gives `after`. Words that
 * changed side by side are one removed and one added phrase.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const words = diff(before.match(WORDS) ?? [], after.match(WORDS) ?? [])
  return stretches(words).flatMap(({ changed, steps }) => {
    const textWithout = (kind: DiffPart['kind']) =>
      steps
        .filter((step) => step.kind !== kind)
        .map(({ item }) => item)
        .join('')
    const parts: DiffPart[] = changed
      ? [
          { kind: 'removed', text: textWithout('added') },
          { kind: 'added', text: textWithout('removed') },
        ]
      : [{ kind: 'same', text: textWithout('added') }]
    return parts.filter(({ text }) => text !== '')
  })
}

/** Tag-level difference; a tag that only moved shows as removed and added. */
export function tagDiff(before: readonly string[], after: readonly string[]): TagDiffPart[] {
  return diff(before, after).map(({ kind, item }) => ({ kind, tag: item }))
}

/** How much of what stayed is shown on either side of a change. */
const TAGS_AROUND = 2
const CHARACTERS_AROUND = 60

/** Tags that stayed and stand far from any change are counted instead: only what changed is to be read. */
export function condenseTags(
  parts: readonly TagDiffPart[],
): (TagDiffPart | { kind: 'hidden'; count: number })[] {
  const near = (index: number) =>
    parts
      .slice(Math.max(0, index - TAGS_AROUND), index + TAGS_AROUND + 1)
      .some((part) => part.kind !== 'same')
  const shown: (TagDiffPart | { kind: 'hidden'; count: number })[] = []
  parts.forEach((part, index) => {
    const last = shown.at(-1)
    if (near(index)) shown.push(part)
    else if (last?.kind === 'hidden') last.count += 1
    else shown.push({ kind: 'hidden', count: 1 })
  })
  return shown
}

/** Long runs of text that stayed are cut to what stands beside a change. */
export function condenseWords(parts: readonly DiffPart[]): DiffPart[] {
  return parts.map(({ kind, text }, index) => {
    const first = index === 0
    const last = index === parts.length - 1
    const keep = (first ? 0 : CHARACTERS_AROUND) + (last ? 0 : CHARACTERS_AROUND)
    if (kind !== 'same' || text.length <= keep + 20) return { kind, text }
    const head = first ? '' : text.slice(0, CHARACTERS_AROUND).replace(/\S*$/, '')
    const tail = last ? '' : text.slice(-CHARACTERS_AROUND).replace(/^\S*/, '')
    return { kind, text: `${head}…${tail}` }
  })
}
