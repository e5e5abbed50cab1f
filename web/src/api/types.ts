/** The page's names for the shapes of the HTTP contract, which schema.ts holds as the server describes them. */
import type { components } from './schema'

type Schemas = components['schemas']

/** A schema whose text members take only the values that the contract lists in words. */
type With<T, N extends { [K in keyof N]: K extends keyof T ? T[K] : never }> = Omit<T, keyof N> & N

/** What the page sends: a closer shape that the server's must take. */
type Sent<S, T extends S> = T

export type Family = '' | 'flux' | 'sdxl' | 'sd15' | 'sd3' | 'pony' | 'illustrious' | 'other'

export type Dataset = With<Schemas['DatasetView'], { family: Family }>
export type Concept = With<Schemas['ConceptView'], { datasets: Dataset[] }>

export type Mark = 'kept' | 'rejected' | null

export type Image = With<Schemas['ImageCard'], { mark: Mark }>
export type ImageDetails = With<Schemas['ImageDetails'], { mark: Mark }>
export type ImagePage = With<Schemas['ImagePage'], { images: Image[] }>
export type Order = Schemas['ImageOrder']

/** Who put a text there, and in which change. */
export type Origin = Schemas['OriginView']
export type Blame = Schemas['BlameView']

export type AlikeReason = 'case' | 'signs' | 'plural' | 'order' | 'alias' | 'spelling'
/** `why` is null for the one that is offered to stay. */
export type AlikeTag = With<Schemas['AlikeTag'], { why: AlikeReason | null }>
export type AlikeTags = With<Schemas['AlikeTags'], { tags: AlikeTag[] }>
export type AlikeTagList = With<Schemas['AlikeTagList'], { groups: AlikeTags[] }>
export type ConflictList = Schemas['ConflictList']

export type DictionaryList = Schemas['DictionaryList']
export type Dictionary = Schemas['DictionaryView']
export type TagSuggestion = Schemas['TagSuggestion']

/** Tokens of texts that are being written. */
export type TokenCounts = Schemas['TokenCounts']

export type DatasetOverview = Schemas['DatasetOverview']
export type ChartBar = Schemas['Bar']

export type TagCount = Schemas['TagCount']
export type TagPage = Schemas['TagList']
export type SelectionSummary = Schemas['SelectionSummary']

/** Neither member: all live pictures of the dataset. */
export type Scope = Sent<Schemas['Scope'], { filter?: string; images?: string }>

export type Edit = Sent<
  Schemas['Edit'],
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
  | { kind: 'merge_tags'; groups: { to: string; from: string[] }[] }
  | { kind: 'imply_tags'; rules: { tag: string; implies: string[] }[] }
  | { kind: 'exclusive_tags'; tags: string[]; keep: 'first' | 'all' }
>

/** One of several edits made one after the other; its filter is asked when it is its turn. */
export type EditStep = Sent<Schemas['EditStep'], { edit: Edit; filter?: string | null }>
export type Recipe = With<Schemas['RecipeView'], { steps: EditStep[] }>
export type RecipeList = With<Schemas['RecipeList'], { recipes: Recipe[] }>
export type StepsPreview = Schemas['StepsPreview']
export type DatasetPreview = Schemas['DatasetPreview']
/** What an open preview is made of. */
export type OpenedPreview = With<Schemas['OpenedPreview'], { steps: EditStep[] }>
export type RecipeComparison = Schemas['RecipeComparison']

/** `change` is null when nothing changed. */
export type Changed = Schemas['ChangeResult']
export type EditText = Schemas['SampleTexts']
export type EditPreview = Schemas['EditPreview']

export type ChangeKind =
  'start' | 'edit' | 'undo' | 'redo' | 'version' | 'branch' | 'merge' | 'restore' | 'forget'

export type Change = With<Schemas['ChangeView'], { kind: ChangeKind }>
export type ChangePage = With<Schemas['ChangeList'], { changes: Change[] }>
export type ActorList = Schemas['ActorList']

/** What history says of one image at one moment. */
export interface ImageFacts {
  tags: string[]
  captions: Record<string, string>
  stars: number
  mark: Mark
  /** In the bin. */
  removed: boolean
}

/** What one change did: settings, then a page of its images. Null before: it was new; null after: it is gone. */
export interface ChangeDetails {
  change: Change
  facts: { name: string; before: string; after: string }[]
  total: number
  images: {
    number: number
    name: string
    sha256: string
    before: ImageFacts | null
    after: ImageFacts | null
  }[]
}

/** `label` is null when there was nothing to undo or redo. */
export type Undone = Schemas['UndoResult']

export type DiffKind = 'added' | 'removed' | 'replaced' | 'changed'

/** An image that differs between two moments. The number is the left side's, of one that was added or replaced the right's. */
export interface ImageDiff {
  kind: DiffKind
  number: number
  name: string
  sha256: string
  before: ImageFacts | null
  after: ImageFacts | null
  /** The picture before, by SHA-256, where it was replaced. */
  was?: string | null
}

export type TagDiff = Schemas['TagDiff']
export type DiffView = With<Schemas['DiffView'], { images: ImageDiff[] }>

export type MergePreview = Schemas['MergePreview']
export type MergeConflict = Schemas['MergeConflict']
export type Side = 'mine' | 'theirs' | 'both'

/** How a conflict is decided: a side, or a value by hand of the kind that its facet has. */
export type MergeChoice = Sent<
  Schemas['MergeChoice'],
  { take: Side } | { tags: string[] } | { text: string } | { number: number }
>
export type MergeRequest = Sent<
  Schemas['MergeRequest'],
  { from: number; onConflict?: Side; choices: Record<string, MergeChoice> }
>

/** What contains a picture, before it is forgotten. */
export type Forgetting = Schemas['ForgettingPreview']
export type Forgotten = Schemas['ForgetResult']

export type SidecarText = 'auto' | 'tags' | 'caption'

type TextSample = With<Schemas['TextSample'], { as: 'tags' | 'caption' }>
export type ImportInspection = With<Schemas['ImportInspection'], { samples: TextSample[] }>
export type ImportRequest = Sent<
  Schemas['ImportFilesRequest'],
  ({ paths: string[] } | { upload: string }) & { text: SidecarText }
>

/** The results of runs are each kind's own, so the schema leaves them open. */
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

export interface BackupResult {
  path: string
  events: number
  pictures: number
  bytes: number
  /** Those that were not there from an earlier backup. */
  newPictures: number
  newBytes: number
  /** Older backups that went, so that not more stay than shall. */
  removed: number
  secrets: boolean
  /** Why older backups stay that should have gone. */
  kept?: string | null
}

/** What a run came to that captioned or tagged images. */
export interface CaptionResult {
  captioned: number
  skipped: number
  failed: number
  calls: number
  /** Answers from earlier, which cost nothing. */
  kept: number
  inputTokens: number
  outputTokens: number
  /** Texts that wait for a person; absent in runs of earlier versions. */
  proposed?: number
  /** Pictures whose quality a model said something of; absent in runs of earlier versions. */
  noted?: number
  /** US dollars of the calls whose cost is known; null when none is; absent in runs of earlier versions. */
  cost?: number | null
  /** Calls whose cost is unknown; absent in runs of earlier versions. */
  unpriced?: number
}

export type RunState = 'queued' | 'running' | 'paused' | 'finished' | 'failed' | 'cancelled'

export type Run =
  | With<Schemas['RunView'], { kind: 'import'; state: RunState; result: ImportResult | null }>
  | With<Schemas['RunView'], { kind: 'export'; state: RunState; result: ExportResult | null }>
  | With<Schemas['RunView'], { kind: 'drift'; state: RunState; result: DriftFound | null }>
  | With<Schemas['RunView'], { kind: 'drift-take'; state: RunState; result: DriftTaken | null }>
  | With<Schemas['RunView'], { kind: 'backup'; state: RunState; result: BackupResult | null }>
  | With<Schemas['RunView'], { kind: 'caption' | 'tag'; state: RunState; result: CaptionResult | null }>

export type DriftKind = 'caption' | 'caption_removed' | 'picture' | 'added' | 'removed'
export type DriftItem = With<Required<Schemas['DriftItem']>, { kind: DriftKind }>
type DriftCount = With<Schemas['DriftCount'], { kind: DriftKind }>
export type DriftFound = With<Schemas['DriftFound'], { kind: 'export' | 'import'; kinds: DriftCount[] }>
export type DriftDatasets = Schemas['DriftDatasets']
export type DriftPage = With<Schemas['DriftPage'], { found: DriftFound; items: DriftItem[] }>
export type DriftTakeRequest = Sent<
  Schemas['TakeDriftRequest'],
  { kinds: DriftKind[]; except: string[]; items: string[]; conflicts: 'keep' | 'outside' | 'merge' }
>

/** What came of taking outside edits in: the result of a run, which the schema does not describe. */
export interface DriftTaken {
  change: string | null
  images: number
  version: number
  taken: number
  leftCount: number
  left: { id: string; name: string; reason: string }[]
}

export type ReportKind = 'failed' | 'duplicate' | 'skipped' | 'added' | 'captioned' | 'proposed'
/** A list of a report: those with one outcome, or those that a model noted something of. */
export type ReportListKind = ReportKind | 'noted'
export type ReportPage = Schemas['RunReport']

export type ExportFormat = 'kohya' | 'ai-toolkit' | 'onetrainer' | 'huggingface' | 'plain'

export type ExportRequest = Sent<
  Schemas['ExportRequest'],
  {
    format: ExportFormat
    path?: string
    at?: number
    upTo?: number
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
      captions?: { use: 'first' | 'mix' | 'lines'; names: string[]; shares?: number[]; seed?: number }
    }
  }
>
export type ExportPreview = Schemas['ExportPreview']

export type ChangedWhat = 'membership' | 'text' | 'marks' | 'order' | 'review' | 'settings'

/** One `change` event of /api/live, which is not part of the schema. */
export interface LiveChange {
  position: number
  concepts: boolean
  recipes: boolean
  /** Providers, taggers or prompts. */
  captioning: boolean
  dictionaries: boolean
  /** Which look-alike tags are different. */
  tags: boolean
  datasets: { id: number; version: number; what: ChangedWhat[] }[]
  runs: string[]
  /** Datasets that something was proposed for. */
  proposals: number[]
  /** The window that made the change. */
  client?: string
}

export type Proposal = Schemas['ProposalView']
export type WaitingProposal = Schemas['WaitingProposal']
export type ProposalQueue = Schemas['ProposalQueue']
export type AcceptProposals = Schemas['AcceptProposalsRequest']
export type Accepted = Schemas['AcceptedProposals']
export type CoveragePart = With<
  Schemas['CoveragePart'],
  { name: 'proposed' | 'accepted' | 'edited' | 'seen' | 'untouched' }
>
export type ReviewCoverage = With<Schemas['ReviewCoverage'], { parts: CoveragePart[] }>

export type MomentInfo = Schemas['MomentView']
export type RestorePreview = Schemas['RestorePreview']
export type TouchedImage = With<
  Schemas['TouchedView'],
  { before: ImageFacts | null; then: ImageFacts | null; now: ImageFacts | null; merged: ImageFacts | null }
>
export type UndoPreview = With<Schemas['UndoPreview'], { change: Change | null; touched: TouchedImage[] }>
export type Version = Schemas['VersionView']
export type VersionList = Schemas['VersionList']

export type Setting = With<
  Schemas['SettingView'],
  {
    kind: 'choice' | 'number' | 'folder' | 'address' | 'connection'
    source: 'default' | 'file' | 'environment' | 'commandLine'
  }
>
export type Settings = With<Schemas['SettingsView'], { settings: Setting[] }>
export type Status = Schemas['StatusView']
export type Restart = Schemas['RestartResult']
export type Update = Schemas['UpdateView']
export type Session = Schemas['SessionView']
export type LoginStart = Schemas['LoginStartView']
export type Backup = Schemas['BackupView']
export type BackupList = Schemas['BackupList']

export type Provider = With<
  Schemas['Provider'],
  { detail: 'auto' | 'low' | 'high'; answerFormat?: 'json' | null }
>
export type ProviderView = With<Schemas['ProviderView'], { provider: Provider }>
type ProviderPreset = With<Schemas['ProviderPreset'], { provider: Provider }>
export type ProviderList = With<
  Schemas['ProviderList'],
  { providers: ProviderView[]; presets: ProviderPreset[] }
>
export type ProviderUse = Schemas['ProviderUse']
export type ProviderTest = Schemas['ProviderTest']
export type Prompt = With<Schemas['PromptView'], { target: 'caption' | 'tags' }>
export type PromptVersion = With<Schemas['PromptVersion'], { target: Prompt['target'] }>
export type PromptList = With<Schemas['PromptList'], { prompts: Prompt[] }>
export type CaptionPolicy =
  'empty' | 'propose' | 'append' | 'prepend' | 'replace-machine' | 'rebase' | 'replace-all'
export type CaptionRequest = Sent<
  Schemas['CaptionImagesRequest'],
  {
    provider: string
    preset: string
    target: string
    policy: CaptionPolicy
    scope: Scope
    limit?: number
    alsoTags: boolean
  }
>
export type TaggerList = Schemas['TaggerList']
export type TaggerView = Schemas['TaggerView']
export type TaggerFacts = Schemas['TaggerFacts']
export type Combination = 'union' | 'intersection' | 'vote'
export type TagChoice = Sent<
  Schemas['TagChoice'],
  {
    general: number
    character: number
    copyright: number | null
    artist: number | null
    meta: number | null
    rating: boolean
    underscores: boolean
    exclude: string[]
    combine: Combination
  }
>
export type TagRequest = Sent<
  Schemas['TagImagesRequest'],
  { models: string[]; choice: TagChoice; policy: CaptionPolicy; scope: Scope }
>
export type SeenTag = With<Schemas['SeenTag'], { kind: 'general' | 'character' | 'rating' }>
export type TaggingTrial = With<Schemas['TaggingTrial'], { tags: SeenTag[] }>
export type CaptionEstimate = Schemas['CaptionEstimate']
export type SampleImage = Schemas['SampleImage']
export type SampleList = Schemas['SampleList']
export type CaptionTrial = Schemas['CaptionTrial']
export type CaptionPreview = Schemas['CaptionPreview']
export type AnswerPreview = With<Schemas['AnswerPreview'], { outcome: 'captioned' | 'proposed' | 'skipped' }>
