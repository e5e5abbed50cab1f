import { lazy, Suspense, useState } from 'react'
import type { Dataset, EditStep } from '@/api/types'
import type { DroppedFile } from '@/features/importing/dropped-files'
import type { Selection } from '@/lib/selection'
import type { Panel } from './DatasetToolbar'

const ImportDialog = lazy(() =>
  import('@/features/importing/ImportDialog').then((module) => ({ default: module.ImportDialog })),
)
const BulkEditDialog = lazy(() =>
  import('@/features/captions/BulkEditDialog').then((module) => ({ default: module.BulkEditDialog })),
)
const RecipesDialog = lazy(() =>
  import('@/features/recipes/RecipesDialog').then((module) => ({ default: module.RecipesDialog })),
)
const SaveRecipeDialog = lazy(() =>
  import('@/features/recipes/SaveRecipeDialog').then((module) => ({ default: module.SaveRecipeDialog })),
)
const AlikeTagsDialog = lazy(() =>
  import('@/features/captions/AlikeTagsDialog').then((module) => ({ default: module.AlikeTagsDialog })),
)
const ConflictsDialog = lazy(() =>
  import('@/features/captions/ConflictsDialog').then((module) => ({ default: module.ConflictsDialog })),
)
const CaptionDialog = lazy(() =>
  import('@/features/captioning/CaptionDialog').then((module) => ({ default: module.CaptionDialog })),
)
const TagDialog = lazy(() =>
  import('@/features/captioning/TagDialog').then((module) => ({ default: module.TagDialog })),
)
const ExportDialog = lazy(() =>
  import('@/features/exporting/ExportDialog').then((module) => ({ default: module.ExportDialog })),
)

const bulkStarts = {
  bulk: undefined,
  replace: { operation: 'replace_text' },
  duplicates: { operation: 'drop_duplicate_tags' },
} as const

const isBulk = (panel: Panel): panel is keyof typeof bulkStarts => panel !== null && panel in bulkStarts

interface DatasetDialogsProps {
  dataset: Dataset
  selection: Selection
  filter: string
  dropped: readonly DroppedFile[]
  panel: Panel
  onPanel: (panel: Panel) => void
  onFilter: (filter: string) => void
  onClose: () => void
}

/** Loaded when first opened, and kept from then on: closing a dialog does not end what it has under way. */
export function DatasetDialogs({
  dataset,
  selection,
  filter,
  dropped,
  panel,
  onPanel,
  onFilter,
  onClose,
}: DatasetDialogsProps) {
  const [kept, setKept] = useState<readonly EditStep[] | null>(null)
  const [opened, setOpened] = useState<readonly Panel[]>([])
  if (panel !== null && !opened.includes(panel)) setOpened([...opened, panel])
  const common = { dataset, onOpenChange: (open: boolean) => !open && onClose() }
  return (
    <Suspense>
      {opened.includes('import') ? (
        <ImportDialog {...common} dropped={dropped} open={panel === 'import'} />
      ) : null}
      {opened.some(isBulk) ? (
        <BulkEditDialog
          {...common}
          selection={selection}
          filter={filter}
          open={isBulk(panel)}
          start={isBulk(panel) ? bulkStarts[panel] : undefined}
          onSave={setKept}
        />
      ) : null}
      {kept === null ? null : (
        <SaveRecipeDialog dataset={dataset} steps={kept} onClose={() => setKept(null)} />
      )}
      {opened.includes('recipes') ? (
        <RecipesDialog
          {...common}
          selection={selection}
          filter={filter}
          open={panel === 'recipes'}
          onBulkEdit={() => onPanel('bulk')}
        />
      ) : null}
      {opened.includes('alike') ? <AlikeTagsDialog {...common} open={panel === 'alike'} /> : null}
      {opened.includes('conflicts') ? (
        <ConflictsDialog {...common} open={panel === 'conflicts'} onFilter={onFilter} />
      ) : null}
      {opened.includes('caption') || opened.includes('caption-try') ? (
        <CaptionDialog
          {...common}
          selection={selection}
          filter={filter}
          open={panel === 'caption' || panel === 'caption-try'}
          trying={panel === 'caption-try'}
          onLocal={() => onPanel('tag')}
        />
      ) : null}
      {opened.includes('tag') ? (
        <TagDialog {...common} selection={selection} filter={filter} open={panel === 'tag'} />
      ) : null}
      {opened.includes('export') ? (
        <ExportDialog {...common} filter={filter} open={panel === 'export'} />
      ) : null}
    </Suspense>
  )
}
