import { sortChoices } from '@/features/gallery/view'
import type { AskedMoment } from '@/features/history/MomentDialogs'
import type { useUndo } from '@/features/history/useUndo'
import { useActions } from '@/lib/actions/use-actions'
import type { Panel } from './DatasetToolbar'
import type { DatasetPageState } from './use-dataset-page'

interface DatasetActions {
  page: DatasetPageState
  undo: ReturnType<typeof useUndo>
  onPanel: (panel: Panel) => void
  onMoment: (asked: AskedMoment) => void
  onOverview: () => void
  onReview: () => void
  /** False while the viewer lies over the page. */
  enabled: boolean
}

/** What the toolbar's buttons do, for keys and the command palette. */
export function useDatasetActions({
  page,
  undo,
  onPanel,
  onMoment,
  onOverview,
  onReview,
  enabled,
}: DatasetActions): void {
  const { view, setView, setFilter, layout, grid } = page
  const editable = !view.bin
  useActions(
    {
      'history.undo': {
        run: () => undo.undo(),
        label: undo.undoLabel === null ? 'Undo' : `Undo: ${undo.undoLabel}`,
      },
      'history.redo': {
        run: undo.redo,
        label: undo.redoLabel === null ? 'Redo' : `Redo: ${undo.redoLabel}`,
      },
      'dataset.import': () => onPanel('import'),
      'dataset.export': () => onPanel('export'),
      'dataset.bulkEdit': { run: () => onPanel('bulk'), enabled: editable },
      'dataset.replace': { run: () => onPanel('replace'), enabled: editable },
      'dataset.duplicates': { run: () => onPanel('duplicates'), enabled: editable },
      'dataset.recipes': { run: () => onPanel('recipes'), enabled: editable },
      'dataset.caption': { run: () => onPanel('caption'), enabled: editable },
      'dataset.tryCaptions': { run: () => onPanel('caption-try'), enabled: editable },
      'tags.alike': { run: () => onPanel('alike'), enabled: editable },
      'tags.conflicts': { run: () => onPanel('conflicts'), enabled: editable },
      'dataset.tag': { run: () => onPanel('tag'), enabled: editable },
      'dataset.review': onReview,
      'dataset.versions': () => onMoment({ kind: 'versions' }),
      'dataset.branch': () => onMoment({ kind: 'branch' }),
      'dataset.bin': {
        run: () => setView({ bin: !view.bin }),
        label: view.bin ? 'Back to the pictures' : 'Open the bin',
      },
      'dataset.untagged': () => setFilter('is:untagged'),
      'gallery.overview': onOverview,
      'gallery.focus': () => grid.current?.focus(),
      'gallery.sort': sortChoices(view.sort, (sort) => setView({ sort })),
      'gallery.crop': () => layout.setCover(!layout.cover),
      'gallery.tokens': () => layout.setTokens(!layout.tokens),
      'pane.timeline': () => layout.setTimeline(!layout.timeline),
      'pane.tags': () => layout.setTags(!layout.tags),
      'pane.inspector': () => layout.setInspector(!layout.inspector),
    },
    enabled,
  )
}
