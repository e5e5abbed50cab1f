/** What the gallery shows, as the query string keeps it. */
export interface GalleryView {
  filter: string
  sort: string
  bin: boolean
  /** A moment of the dataset as the server names it; empty = now. */
  at: string
  /** The change that the timeline is opened at; empty = none. */
  change: string
}

export const sortFields = [
  { value: 'position', label: 'My order' },
  { value: 'added', label: 'Date added' },
  { value: 'name', label: 'Name' },
  { value: 'size', label: 'Dimensions' },
  { value: 'bytes', label: 'File size' },
  { value: 'tags', label: 'Number of tags' },
  { value: 'tokens', label: 'Tokens' },
  { value: 'stars', label: 'Stars' },
] as const

/** The ways to sort, as the command palette offers them: in the direction of now, or turned round. */
export const sortChoices = (sort: string, onChange: (sort: string) => void) => ({
  choices: [
    ...sortFields.map(({ value, label }) => ({
      label,
      run: () => onChange((sort.startsWith('-') ? '-' : '') + value),
    })),
    {
      label: sort.startsWith('-') ? 'ascending' : 'descending',
      run: () => onChange(sort.startsWith('-') ? sort.slice(1) : `-${sort}`),
    },
  ],
})

const known = new Set<string>(sortFields.map((field) => field.value))

export function parseView(search: URLSearchParams): GalleryView {
  const sort = search.get('sort') ?? ''
  return {
    filter: search.get('filter') ?? '',
    sort: known.has(sort.replace(/^-/, '')) ? sort : 'position',
    bin: search.get('bin') === 'true',
    at: search.get('at') ?? '',
    change: search.get('change') ?? '',
  }
}

/** Which pictures the view shows. Only what differs from the start is written. */
export function viewQuery(view: GalleryView) {
  return {
    filter: view.filter.trim(),
    sort: view.sort === 'position' ? null : view.sort,
    bin: view.bin,
    at: view.at,
  }
}

/** The whole view, as the page's address keeps it. */
export const addressQuery = (view: GalleryView) => ({ ...viewQuery(view), change: view.change })

/** Another moment is looked at from its pictures: the bin is left behind. */
export const changedView = (view: GalleryView, change: Partial<GalleryView>): GalleryView => ({
  ...view,
  ...(change.at === undefined ? {} : { bin: false }),
  ...change,
})

/** Whether going there is a step that the browser's Back takes back. */
export const isStep = (from: GalleryView, to: Partial<GalleryView>): boolean =>
  to.bin !== undefined ||
  (to.change !== undefined && to.change !== '') ||
  (to.at !== undefined && from.at === '')

/** Pictures can be dragged into place only where the order is the person's own and nothing is hidden. */
export const canReorder = (view: GalleryView): boolean => view.sort === 'position' && !view.bin
