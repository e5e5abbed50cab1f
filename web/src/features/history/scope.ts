/** Whose changes a timeline shows. */
export type TimelineScope =
  { kind: 'dataset'; id: number } | { kind: 'concept'; id: number } | { kind: 'all' }
