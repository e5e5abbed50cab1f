/** The one place where URLs are built: /api ones, picture ones, and the pages' own. */
type Query = Record<string, string | number | boolean | null | undefined>

export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '' && value !== false)
      search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

const dataset = (id: number) => `/api/datasets/${id}`

export const api = {
  concepts: '/api/concepts',
  concept: (id: number) => `/api/concepts/${id}`,
  conceptsReorder: '/api/concepts:reorder',
  conceptDatasets: (id: number) => `/api/concepts/${id}/datasets`,
  conceptDatasetsReorder: (id: number) => `/api/concepts/${id}/datasets:reorder`,
  dataset,
  datasetAt: (id: number, at: string) => withQuery(dataset(id), { at }),
  order: (id: number, query: Query) => withQuery(`${dataset(id)}/order`, query),
  images: (id: number, query: Query) => withQuery(`${dataset(id)}/images`, query),
  image: (id: number, number: number, query: Query = {}) =>
    withQuery(`${dataset(id)}/images/${number}`, query),
  blame: (id: number, number: number, query: Query) =>
    withQuery(`${dataset(id)}/images/${number}/blame`, query),
  tokensCount: '/api/tokens:count',
  imagesSeen: (id: number) => `${dataset(id)}/images:seen`,
  imagesAction: (id: number, action: 'mark' | 'star' | 'remove' | 'restore' | 'reorder' | 'copy') =>
    `${dataset(id)}/images:${action}`,
  overview: (id: number, query: Query) => withQuery(`${dataset(id)}/overview`, query),
  tags: (id: number, query: Query) => withQuery(`${dataset(id)}/tags`, query),
  selection: (id: number) => `${dataset(id)}/selection`,
  tagsAlike: (id: number) => `${dataset(id)}/tags:alike`,
  tagsConflicts: (id: number) => `${dataset(id)}/tags:conflicts`,
  tagsApart: '/api/tags:apart',
  edits: (id: number) => `${dataset(id)}/edits`,
  editsPreview: (id: number) => `${dataset(id)}/edits:preview`,
  forget: (id: number, number: number) => `${dataset(id)}/images/${number}/forget`,
  editsAll: (id: number) => `${dataset(id)}/edits:all`,
  previews: (id: number) => `${dataset(id)}/previews`,
  preview: (id: number, at: string) => `${dataset(id)}/previews/${encodeURIComponent(at)}`,
  recipes: '/api/recipes',
  recipeImplications: (name: string, spaces: boolean) =>
    withQuery('/api/recipes:implications', { name, spaces: spaces ? 'true' : 'false' }),
  recipe: (id: number) => `/api/recipes/${id}`,
  recipeRestore: (id: number) => `/api/recipes/${id}:restore`,
  recipeCompare: (id: number) => `/api/recipes/${id}:compare`,
  recipesPreview: (id: number) => `${dataset(id)}/recipes:preview`,
  recipeRun: (id: number, recipe: number) => `${dataset(id)}/recipes/${recipe}:run`,
  recipeStand: (id: number, recipe: number) => `${dataset(id)}/recipes/${recipe}:stand`,
  dictionaries: '/api/dictionaries',
  dictionaryNamed: (name: string, categories: string) => withQuery('/api/dictionaries', { name, categories }),
  dictionary: (id: number) => `/api/dictionaries/${id}`,
  dictionariesSuggest: (query: Query) => withQuery('/api/dictionaries:suggest', query),
  changes: (id: number, query: Query) => withQuery(`${dataset(id)}/changes`, query),
  changeDetails: (id: number, change: string, query: Query) =>
    withQuery(`${dataset(id)}/changes/${change}`, query),
  actors: (id: number) => `${dataset(id)}/actors`,
  conceptChanges: (id: number, query: Query) => withQuery(`/api/concepts/${id}/changes`, query),
  conceptChangeDetails: (id: number, change: string) => `/api/concepts/${id}/changes/${change}`,
  conceptUndo: (id: number) => `/api/concepts/${id}/undo`,
  conceptUndoPreview: (id: number) => `/api/concepts/${id}/undo:preview`,
  conceptRedo: (id: number) => `/api/concepts/${id}/redo`,
  conceptActors: (id: number) => `/api/concepts/${id}/actors`,
  allChanges: (query: Query) => withQuery('/api/changes', query),
  allActors: '/api/actors',
  undo: (id: number) => `${dataset(id)}/undo`,
  redo: (id: number) => `${dataset(id)}/redo`,
  undoTo: (id: number) => `${dataset(id)}/undo-to`,
  undoPreview: (id: number) => `${dataset(id)}/undo:preview`,
  momentAtPlace: (id: number, place: number) => withQuery(`${dataset(id)}/moments`, { place }),
  moment: (id: number, at: string) => `${dataset(id)}/moments/${encodeURIComponent(at)}`,
  restore: (id: number) => `${dataset(id)}/restore`,
  restorePreview: (id: number) => `${dataset(id)}/restore:preview`,
  branches: (id: number) => `${dataset(id)}/branches`,
  versions: (id: number) => `${dataset(id)}/versions`,
  version: (id: number, name: string) => `${dataset(id)}/versions/${encodeURIComponent(name)}`,
  diff: (id: number, query: Query) => withQuery(`${dataset(id)}/diff`, query),
  diffReport: (id: number, as: 'md' | 'json', query: Query) =>
    withQuery(`${dataset(id)}/diff/report.${as}`, query),
  mergePreview: (id: number) => `${dataset(id)}/merge:preview`,
  merge: (id: number) => `${dataset(id)}/merge`,
  importsInspect: '/api/imports:inspect',
  imports: (id: number) => `${dataset(id)}/imports`,
  uploads: '/api/uploads',
  upload: (id: string) => `/api/uploads/${id}`,
  uploadFile: (id: string, path: string) => withQuery(`/api/uploads/${id}/files`, { path }),
  runs: '/api/runs',
  run: (id: string) => `/api/runs/${id}`,
  runDo: (id: string, what: 'pause' | 'resume' | 'cancel' | 'retry') => `/api/runs/${id}/${what}`,
  runReport: (id: string, query: Query) => withQuery(`/api/runs/${id}/report`, query),
  providers: '/api/providers',
  provider: (name: string) => `/api/providers/${encodeURIComponent(name)}`,
  providersModels: '/api/providers:models',
  providerTest: (name: string) => `/api/providers/${encodeURIComponent(name)}/test`,
  prompts: '/api/prompts',
  prompt: (name: string) => `/api/prompts/${encodeURIComponent(name)}`,
  promptVersions: (name: string) => `/api/prompts/${encodeURIComponent(name)}/versions`,
  taggers: '/api/taggers',
  tagger: (folder: string) => `/api/taggers?folder=${encodeURIComponent(folder)}`,
  tagging: (id: number) => `${dataset(id)}/tagging`,
  taggingEstimate: (id: number) => `${dataset(id)}/tagging:estimate`,
  taggingTry: (id: number) => `${dataset(id)}/tagging:try`,
  captions: (id: number) => `${dataset(id)}/captions`,
  captionsEstimate: (id: number) => `${dataset(id)}/captions:estimate`,
  captionsSample: (id: number) => `${dataset(id)}/captions:sample`,
  captionsPreview: (id: number) => `${dataset(id)}/captions:preview`,
  captionsTry: (id: number) => `${dataset(id)}/captions:try`,
  answersPreview: (id: number) => `${dataset(id)}/answers:preview`,
  proposals: (id: number, query: Query) => withQuery(`${dataset(id)}/proposals`, query),
  proposal: (id: number, image: number, query: Query) =>
    withQuery(`${dataset(id)}/proposals/${image}`, query),
  proposalsDo: (id: number, what: 'accept' | 'reject') => `${dataset(id)}/proposals:${what}`,
  coverage: (id: number) => `${dataset(id)}/coverage`,
  exports: (id: number) => `${dataset(id)}/exports`,
  exportsPreview: (id: number) => `${dataset(id)}/exports:preview`,
  drift: '/api/drift',
  driftDatasets: (path: string) => withQuery('/api/drift:datasets', { path }),
  driftFound: (run: string, query: Query) => withQuery(`/api/drift/${run}`, query),
  driftTake: (run: string) => `/api/drift/${run}/take`,
  live: (after: string | null = null) => withQuery('/api/live', { after }),
  status: '/api/status',
  restart: '/api/maintenance/restart',
  sample: '/api/sample',
  settings: '/api/settings',
  sessions: '/api/sessions',
  update: '/api/update',
  session: (id: string) => `/api/sessions/${encodeURIComponent(id)}`,
  backups: '/api/backups',
  backupsRestore: '/api/backups:restore',
  loginStart: '/api/login-start',
  rotateSessionKey: '/api/maintenance/rotate-session-key',
}

export const thumbnailUrl = (sha256: string): string => `/thumbnails/${sha256}`
export const pictureUrl = (sha256: string): string => `/pictures/${sha256}`

export const pages = {
  home: '/',
  dataset: (id: number, query: { filter?: string; at?: string } = {}) => withQuery(`/datasets/${id}`, query),
  overview: (id: number, query: { filter?: string; at?: string } = {}) =>
    withQuery(`/datasets/${id}/overview`, query),
  review: (id: number, query: { filter?: string } = {}) => withQuery(`/datasets/${id}/review`, query),
  image: (id: number, number: number) => `/datasets/${id}/images/${number}`,
  moment: (id: number, at: number | string) => withQuery(`/datasets/${id}`, { at }),
  /** The timeline of a dataset, at one change. */
  change: (id: number, change: string) => withQuery(`/datasets/${id}`, { change }),
  timeline: '/timeline',
  settings: '/settings',
  conceptTimeline: (id: number) => `/concepts/${id}/timeline`,
  /** `from` and `to` are moments; `with` another dataset of the same line, of which `to` is one. */
  diff: (
    id: number,
    query: { from?: string; to?: string; with?: number | null; kind?: string; tag?: string } = {},
  ) => withQuery(`/datasets/${id}/diff`, query),
  /** Brings the work done on `from` into the dataset; without it the page asks. */
  merge: (id: number, from?: number) => withQuery(`/datasets/${id}/merge`, { from }),
  drift: (query: { path?: string; run?: string }) => withQuery('/drift', query),
}
