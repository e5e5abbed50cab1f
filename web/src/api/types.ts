/** The shapes of the HTTP contract. */
export type Family = '' | 'flux' | 'sdxl' | 'sd15' | 'sd3' | 'pony' | 'illustrious' | 'other'

export interface Dataset {
  id: number
  concept: number
  name: string
  description: string
  archived: boolean
  triggerWord: string
  className: string
  repeats: number
  family: Family
  version: number
  /** Live pictures; `bin` counts the removed ones. */
  images: number
  bin: number
  captionNames: string[]
}

export interface Concept {
  id: number
  name: string
  description: string
  archived: boolean
  datasets: Dataset[]
}

export type Mark = 'kept' | 'rejected' | null

export interface Image {
  number: number
  name: string
  width: number
  height: number
  bytes: number
  format: string
  sha256: string
  added: string
  stars: number
  mark: Mark
  removed: boolean
  tags: string[]
  captions: Record<string, string>
}

export interface ImageDetails extends Image {
  source: string | null
  orientation: number | null
  alpha: boolean
  pages: number
  sharpness: number | null
  colour: string | null
  perceptualHash: string | null
  exif: Record<string, string>
}

export interface Order {
  version: number
  total: number
  numbers: string
}

export interface ImagePage {
  version: number
  total: number
  images: Image[]
}

export interface TagCount {
  tag: string
  count: number
}

export interface TagPage {
  total: number
  tags: TagCount[]
}

/** Neither member: all live pictures of the dataset. */
export interface Scope {
  filter?: string
  images?: string
}

export interface SelectionSummary {
  images: number
  tags: TagCount[]
  captions: Record<string, { images: number; text: string | null }>
}

export type Edit =
  | { kind: 'add_tags'; tags: string[]; at: 'front' | 'end' }
  | { kind: 'add_tags'; tags: string[]; at: 'position'; position: number }
  | { kind: 'remove_tags'; tags: string[] }
  | { kind: 'rename_tag'; from: string; to: string }
  | { kind: 'set_tags'; tags: string[] }
  | { kind: 'move_tag'; tag: string; position: number }
  | {
      kind: 'replace_text'
      find: string
      replace: string
      mode: 'plain' | 'regex'
      matchCase: boolean
      target: 'tags' | 'captions'
      caption?: string
    }
  | { kind: 'add_text'; text: string; at: 'front' | 'end'; caption?: string }
  | { kind: 'set_caption'; caption: string; text: string }
  | { kind: 'drop_duplicate_tags' }
  | { kind: 'sort_tags'; by: 'alphabetical' | 'frequency' }
  | { kind: 'underscores'; to: 'spaces' | 'underscores' }

/** `change` is null when nothing changed. */
export interface Changed {
  change: string | null
  images: number
  version: number
}

export interface EditText {
  tags: string[]
  captions: Record<string, string>
}

export interface EditPreview {
  images: number
  total: number
  samples: { number: number; name: string; sha256: string; before: EditText; after: EditText }[]
}

export interface Change {
  id: string
  version: number
  at: string
  actor: string
  label: string
  images: number
  kind: 'start' | 'edit' | 'undo' | 'redo'
  undone: boolean
}

export interface ChangePage {
  changes: Change[]
  undo: { id: string; label: string } | null
  redo: { id: string; label: string } | null
}

export interface Undone {
  change: string
  label: string
  images: number
  version: number
}

export type SidecarText = 'auto' | 'tags' | 'caption'

export interface ImportInspection {
  pictures: number
  sidecars: number
  samples: { file: string; text: string; as: 'tags' | 'caption' }[]
}

export type ImportRequest = ({ paths: string[] } | { upload: string }) & { text: SidecarText }

export interface ImportResult {
  added: number
  duplicates: number
  skipped: number
  failed: number
}

export interface ExportResult {
  path: string
  version: number
  images: number
  sha256: string
  download: string | null
}

export type RunState = 'queued' | 'running' | 'finished' | 'failed' | 'cancelled'

interface RunBase {
  id: string
  dataset: number
  label: string
  state: RunState
  total: number
  done: number
  perSecond: number
  secondsLeft: number | null
  startedAt: string
  finishedAt: string | null
  error: string | null
}

export type Run =
  | (RunBase & { kind: 'import'; result: ImportResult | null })
  | (RunBase & { kind: 'export'; result: ExportResult | null })

export type ReportKind = 'failed' | 'duplicate' | 'skipped' | 'added'

export interface ReportPage {
  total: number
  items: { file: string; outcome: string; reason: string; number: number | null }[]
}

export type ExportFormat = 'kohya' | 'ai-toolkit' | 'onetrainer' | 'huggingface' | 'plain'

export interface ExportRequest {
  format: ExportFormat
  path?: string
  at?: number
  options: {
    template: string
    captionName?: string
    triggerWord?: string
    className?: string
    repeats?: number
    imageFormat: 'png' | 'jpg' | 'webp' | null
    maxSide?: number
    maxArea?: number
    onlyKept?: boolean
    minStars?: number
    filter?: string
    captionLines: 'first' | 'all'
  }
}

export interface ExportPreview {
  images: number
  version: number
  samples: { number: number; name: string; file: string; caption: string }[]
  files: string[]
  warnings: string[]
}

export type ChangedWhat = 'membership' | 'text' | 'marks' | 'order' | 'settings'

/** One `change` event of /api/live. */
export interface LiveChange {
  position: number
  concepts: boolean
  datasets: { id: number; version: number; what: ChangedWhat[] }[]
  runs: string[]
  client?: string
}
