import type { Dataset, DiffKind, DiffView, ImageDiff, Version } from '@/api/types'
import { formatCount } from '@/lib/format'
import { partedAt } from './lineage'

/** What is compared and which of it is shown, as the address of the page says it. Empty texts narrow nothing. */
export interface DiffAsked {
  /** A moment of the dataset; empty is its beginning, or now when another dataset is on the other side. */
  from: string
  /** A moment of the other side; empty is now. */
  to: string
  /** The other side's dataset; null is the same. */
  other: number | null
  kind: DiffKind | ''
  tag: string
}

const kinds: readonly DiffKind[] = ['changed', 'added', 'removed', 'replaced']

export const kindNames: Record<DiffKind, string> = {
  changed: 'Changed',
  added: 'Added',
  removed: 'Removed',
  replaced: 'Replaced',
}

export function readAsked(search: URLSearchParams, dataset: number): DiffAsked {
  const other = Number(search.get('with'))
  const kind = search.get('kind')
  return {
    from: search.get('from')?.trim() ?? '',
    to: search.get('to')?.trim() ?? '',
    other: Number.isInteger(other) && other > 0 && other !== dataset ? other : null,
    kind: kinds.find((each) => each === kind) ?? '',
    tag: search.get('tag') ?? '',
  }
}

/** The sides alone, as server and page take them in their addresses. */
export const sidesQuery = ({ from, to, other }: DiffAsked) => ({ from, to, with: other })

/** All of it. */
export const askedQuery = (asked: DiffAsked) => ({ ...sidesQuery(asked), kind: asked.kind, tag: asked.tag })

/** The same comparison read the other way: the sides' versions are named, as no side's default is the other's. */
export function swapped(
  dataset: number,
  asked: DiffAsked,
  found: Pick<DiffView, 'left' | 'right'>,
): { dataset: number; asked: DiffAsked } {
  const back: Record<DiffKind, DiffKind> = {
    added: 'removed',
    removed: 'added',
    changed: 'changed',
    replaced: 'replaced',
  }
  return {
    dataset: asked.other ?? dataset,
    asked: {
      from: asked.to === '' ? String(found.right.version) : asked.to,
      to: asked.from === '' ? String(found.left.version) : asked.from,
      other: asked.other === null ? null : dataset,
      kind: asked.kind === '' ? '' : back[asked.kind],
      tag: asked.tag,
    },
  }
}

export interface MomentOption {
  value: string
  label: string
}

/** The moments of a dataset to choose from, the one that is chosen always among them. */
export function momentOptions(
  dataset: Pick<Dataset, 'id' | 'base'>,
  other: Pick<Dataset, 'id' | 'base'>,
  versions: readonly Pick<Version, 'name' | 'version'>[],
  unsaid: string,
  chosen: string,
): MomentOption[] {
  const parted = partedAt(dataset, other)
  const options: MomentOption[] = [
    { value: '', label: unsaid },
    ...(parted === null
      ? []
      : [{ value: String(parted), label: `Where they parted (version ${formatCount(parted)})` }]),
    ...versions.map(({ name, version }) => ({
      value: name,
      label: `${name} (version ${formatCount(version)})`,
    })),
  ]
  if (options.some(({ value }) => value === chosen)) return options
  return [...options, { value: chosen, label: /^\d+$/.test(chosen) ? `Version ${chosen}` : chosen }]
}

export interface KindCount {
  kind: DiffKind | ''
  label: string
  count: number
}

/** How many images each kind has; kinds without any are left out unless they are chosen. */
export function kindCounts(found: DiffView, chosen: DiffKind | ''): KindCount[] {
  const counted = kinds
    .map((kind) => ({ kind, label: kindNames[kind], count: found[kind] }))
    .filter(({ kind, count }) => count > 0 || kind === chosen)
  return [{ kind: '', label: 'All', count: differing(found) }, ...counted]
}

/** How many images differ in any way. */
export const differing = (found: Pick<DiffView, DiffKind>): number =>
  found.added + found.removed + found.replaced + found.changed

export const isSame = (found: DiffView): boolean => differing(found) === 0 && found.settings.length === 0

/** Which dataset knows the image by its number. */
export const ownerOf = (image: Pick<ImageDiff, 'kind'>, found: Pick<DiffView, 'left' | 'right'>): number =>
  image.kind === 'added' || image.kind === 'replaced' ? found.right.dataset : found.left.dataset

/** What a downloaded report is called. */
export const reportName = ({ left, right }: Pick<DiffView, 'left' | 'right'>, as: 'md' | 'json'): string =>
  `${left.name} ${left.version} to ${right.name} ${right.version}.${as}`.replace(/[\\/:*?"<>|]/g, '-')

/** The row that a key leads to. */
export function stepped(key: 'next' | 'previous' | 'first' | 'last', current: number, count: number): number {
  const last = count - 1
  switch (key) {
    case 'first':
      return Math.min(0, last)
    case 'last':
      return last
    case 'next':
      return Math.min(current + 1, last)
    case 'previous':
      return Math.max(current - 1, Math.min(0, last))
  }
}
