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

/** Word-level difference; joining the parts that are not added gives `before`, not removed gives `after`. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = []
  for (const { kind, item } of diff(before.match(WORDS) ?? [], after.match(WORDS) ?? [])) {
    const last = parts.at(-1)
    if (last?.kind === kind) last.text += item
    else parts.push({ kind, text: item })
  }
  return parts
}

/** Tag-level difference; a tag that only moved shows as removed and added. */
export function tagDiff(before: readonly string[], after: readonly string[]): TagDiffPart[] {
  return diff(before, after).map(({ kind, item }) => ({ kind, tag: item }))
}
