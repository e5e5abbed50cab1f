/** What {caption} stands for: one of an image's captions, the first it has, one by lot, or all of them. */
export type CaptionUse = 'one' | 'first' | 'mix' | 'lines'

export interface CaptionSource {
  name: string
  /** Of a mix, 1 to 100, beside the shares of the others. */
  share: number
}

export const captionUses: readonly { value: CaptionUse; label: string }[] = [
  { value: 'one', label: 'One caption' },
  { value: 'first', label: 'The first that a picture has' },
  { value: 'mix', label: 'A mix, by shares' },
  { value: 'lines', label: 'All of them, as alternatives' },
]

/** What each use means, in a sentence. */
export const captionUseHints: Record<Exclude<CaptionUse, 'one'>, string> = {
  first: 'From the top: what a picture lacks is taken from the next.',
  mix: 'Each picture gets one of them, the same in every export of a version.',
  lines: 'A line each. kohya and OneTrainer pick one at each step; ai-toolkit reads all as one text.',
}

/** As many captions an export takes at most. */
export const MOST_SOURCES = 8

/** The highest seed of a mix. */
export const MOST_SEED = 2_147_483_647

/** The sources for a use: two or more are wanted, so all there are come in, as far as they can, where none were chosen yet. */
export function sourcesFor(
  use: CaptionUse,
  sources: readonly CaptionSource[],
  captionNames: readonly string[],
): CaptionSource[] {
  return use === 'one' || sources.length > 1
    ? [...sources]
    : [
        ...sources,
        ...captionNames
          .filter((name) => !sources.some((source) => source.name === name))
          .map((name) => ({ name, share: 50 })),
      ].slice(0, MOST_SOURCES)
}

/** The list with one put a place nearer to the top. */
export function raised(sources: readonly CaptionSource[], name: string): CaptionSource[] {
  const at = sources.findIndex((source) => source.name === name)
  const source = sources[at]
  return at <= 0 || source === undefined
    ? [...sources]
    : [...sources.slice(0, at - 1), source, ...sources.slice(at - 1, at), ...sources.slice(at + 1)]
}

/** "70 %", of all shares together. */
export function percentOf(source: CaptionSource, sources: readonly CaptionSource[]): string {
  const all = sources.reduce((sum, { share }) => sum + share, 0)
  return `${Math.round((source.share / all) * 100)} %`
}

interface ChosenCaptions {
  captionName?: string
  captions?: { use: Exclude<CaptionUse, 'one'>; names: string[]; shares?: number[]; seed?: number }
}

/** The choice as the server takes it; nothing where it is the one that is taken anyway. */
export function chosenCaptions(use: CaptionUse, sources: readonly CaptionSource[], seed = 0): ChosenCaptions {
  if (use === 'one') {
    const name = sources[0]?.name ?? 'caption'
    return name === 'caption' ? {} : { captionName: name }
  }
  const names = sources.map(({ name }) => name)
  return {
    captions: { use, names, ...(use === 'mix' ? { shares: sources.map(({ share }) => share), seed } : {}) },
  }
}

/** Remembered sources; null when they are of another shape. */
export function readSources(stored: unknown): CaptionSource[] | null {
  return Array.isArray(stored) && stored.every(isSource) ? stored : null
}

const isSource = (value: unknown): value is CaptionSource =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'share' in value &&
  typeof value.share === 'number'
