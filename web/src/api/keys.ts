/** Query keys. All that belongs to one dataset starts with ['dataset', id], so one prefix names what a change made stale. */
export const keys = {
  concepts: ['concepts'] as const,
  status: ['status'] as const,
  runs: ['runs'] as const,
  settings: ['settings'] as const,
  sessions: ['sessions'] as const,
  update: ['update'] as const,
  backups: ['backups'] as const,
  loginStart: ['loginStart'] as const,
  /** Changes of everything and of concepts; those of a dataset are under `changes`. */
  timelines: ['timelines'] as const,
  recipes: ['recipes'] as const,
  providers: ['providers'] as const,
  prompts: ['prompts'] as const,
  taggers: ['taggers'] as const,
  dictionaries: ['dictionaries'] as const,
  /** Tags of a dataset that look alike; the first word alone, those of all. */
  alike: (...ids: number[]) => ['alike', ...ids] as const,
  conflicts: (...ids: number[]) => ['conflicts', ...ids] as const,
  report: (run: string) => ['report', run] as const,
  drift: (run: string) => ['drift', run] as const,
  dataset: (id: number) => ['dataset', id] as const,
  info: (id: number) => ['dataset', id, 'info'] as const,
  /** What was read of a past or previewed moment: it never changes. */
  moment: (id: number, at: string) => ['moment', id, at] as const,
  overview: (id: number) => ['dataset', id, 'overview'] as const,
  versions: (id: number) => ['dataset', id, 'versions'] as const,
  orders: (id: number) => ['dataset', id, 'order'] as const,
  cards: (id: number) => ['dataset', id, 'cards'] as const,
  image: (id: number) => ['dataset', id, 'image'] as const,
  blame: (id: number) => ['dataset', id, 'blame'] as const,
  tags: (id: number) => ['dataset', id, 'tags'] as const,
  selection: (id: number) => ['dataset', id, 'selection'] as const,
  changes: (id: number) => ['dataset', id, 'changes'] as const,
  /** What two datasets have different, or two moments of one: stale when either changes. */
  diff: (...ids: number[]) => ['diff', Object.fromEntries(ids.map((id) => [id, true]))] as const,
  /** What waits for a decision, and how far people are with it. */
  proposals: (id: number) => ['dataset', id, 'proposals'] as const,
  previews: (id: number) => ['dataset', id, 'preview'] as const,
}
