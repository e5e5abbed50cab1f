import type { ChartBar, DatasetOverview } from '@/api/types'
import { formatCount } from '@/lib/format'

export interface ChartKind {
  name: string
  title: string
  /** What a bar counts, where the title does not say it all. */
  about?: string
  /** Rows have long names, columns are classes of one measure, stacks have a colour for each series. */
  as: 'rows' | 'columns' | 'stacks'
  span?: 'wide' | 'tall'
}

export interface ChartSection {
  title: string
  charts: readonly ChartKind[]
}

export const sections: readonly ChartSection[] = [
  {
    title: 'Pictures',
    charts: [
      { name: 'ratios', title: 'Aspect ratio', about: 'Width to height, nearest to', as: 'columns' },
      { name: 'sides', title: 'Shorter side', about: 'Pixels', as: 'columns' },
      { name: 'pixels', title: 'Resolution', about: 'Megapixels', as: 'columns' },
      { name: 'bytes', title: 'File size', as: 'columns' },
      { name: 'sizes', title: 'Commonest sizes', about: 'Width × height', as: 'rows' },
      { name: 'formats', title: 'Format', as: 'rows' },
    ],
  },
  {
    title: 'Tags and captions',
    charts: [
      { name: 'tags', title: 'Commonest tags', as: 'rows', span: 'tall' },
      { name: 'texts', title: 'Done and to do', as: 'rows' },
      { name: 'tagCounts', title: 'Tags per image', as: 'columns' },
      { name: 'words', title: 'Words per image', about: 'In all captions', as: 'columns' },
      {
        name: 'tokens',
        title: 'Tokens per image',
        about: 'CLIP’s, of trigger word, tags and longest caption',
        as: 'columns',
      },
      { name: 'chars', title: 'Characters per image', about: 'Tags and captions', as: 'columns' },
    ],
  },
  {
    title: 'Review',
    charts: [
      { name: 'marks', title: 'Marks', as: 'rows' },
      { name: 'stars', title: 'Stars', as: 'rows' },
      { name: 'seen', title: 'Looked at', about: 'Unseen: changed by a run, not opened since', as: 'rows' },
    ],
  },
  {
    title: 'Activity',
    charts: [
      {
        name: 'activity',
        title: 'Images arrived and changed',
        about: 'By day in UTC, and by whom',
        as: 'stacks',
        span: 'wide',
      },
    ],
  },
]

/** The series of the stacks, from the bottom up. */
export const series = [
  { name: 'people', label: 'by people' },
  { name: 'machines', label: 'by runs and recipes' },
  { name: 'arrived', label: 'arrived' },
] as const

export const barsOf = (overview: DatasetOverview, name: string): readonly ChartBar[] =>
  overview.charts.find((chart) => chart.name === name)?.bars ?? []

/** "12%"; what is there but rounds to nothing is "< 1%", what is not quite all "> 99%". */
export function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (part / whole) * 100
  if (part > 0 && percent < 1) return '< 1%'
  if (part < whole && percent > 99) return '> 99%'
  return `${Math.round(percent)}%`
}

/** The label of a bar together with its series. */
export const nameOf = (bar: ChartBar): string => {
  const found = series.find((each) => each.name === bar.series)
  return found === undefined ? bar.label : `${bar.label}, ${found.label}`
}

export interface Headline {
  label: string
  value: string
  /** What is missing, as a filter; null when nothing is. */
  missing: { text: string; filter: string } | null
}

/** How far the work is. */
export function headlines(overview: DatasetOverview): Headline[] {
  const count = (chart: string, ...labels: string[]) =>
    barsOf(overview, chart)
      .filter((bar) => labels.includes(bar.label))
      .reduce((sum, bar) => sum + bar.images, 0)
  const done = (label: string, images: number, filter: string): Headline => ({
    label,
    value: share(images, overview.images),
    missing:
      images === overview.images ? null : { text: `${formatCount(overview.images - images)} to do`, filter },
  })
  const unseen = count('seen', 'Unseen')
  return [
    { label: 'Images', value: formatCount(overview.images), missing: null },
    done('Captioned', count('texts', 'Captioned and tagged', 'Captioned only'), 'is:uncaptioned'),
    done('Tagged', count('texts', 'Captioned and tagged', 'Tagged only'), 'is:untagged'),
    done('Marked', count('marks', 'Kept', 'Rejected'), 'mark:none'),
    done('Seen', overview.images - unseen, 'is:unseen'),
  ]
}

/** One row of the stacked chart: a count for each series. */
export interface Stack {
  label: string
  bars: Partial<Record<string, ChartBar>>
  counts: Partial<Record<string, number>>
}

export function stacks(bars: readonly ChartBar[]): Stack[] {
  const found = new Map<string, Stack>()
  for (const bar of bars) {
    const stack = found.get(bar.label) ?? { label: bar.label, bars: {}, counts: {} }
    const name = bar.series ?? ''
    stack.bars[name] = bar
    stack.counts[name] = bar.images
    found.set(bar.label, stack)
  }
  return [...found.values()]
}
