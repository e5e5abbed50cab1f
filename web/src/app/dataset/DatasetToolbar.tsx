import {
  Bookmark,
  BotMessageSquare,
  ChartColumn,
  Crop,
  Download,
  FolderSync,
  GitBranch,
  History,
  PanelLeft,
  PanelRight,
  Redo2,
  Undo2,
  Upload,
  WandSparkles,
} from 'lucide-react'
import { useLocation } from 'wouter'
import type { Dataset } from '@/api/types'
import type { Problem } from '@/api/problem'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Separator } from '@/components/ui/separator'
import { Slider } from '@/components/ui/slider'
import { ToolButton } from '@/components/ui/tool-button'
import { FilterBox } from '@/features/gallery/FilterBox'
import { SortMenu } from '@/features/gallery/SortMenu'
import type { GalleryView } from '@/features/gallery/view'
import { RecipesButton } from '@/features/recipes/RecipesButton'
import type { AskedMoment } from '@/features/history/MomentDialogs'
import type { useUndo } from '@/features/history/useUndo'
import { ReviewButton } from '@/features/reviewing/ReviewButton'
import { formatCount } from '@/lib/format'
import { pages } from '@/lib/paths'
import { BinButton } from './BinButton'
import { Breadcrumbs } from './Breadcrumbs'
import type { Layout } from './use-layout'

/** 'replace' is the bulk edit opened on find and replace, 'caption-try' captioning opened on its trial. */
export type Panel =
  | 'import'
  | 'bulk'
  | 'replace'
  | 'duplicates'
  | 'recipes'
  | 'caption'
  | 'caption-try'
  | 'tag'
  | 'export'
  | 'alike'
  | 'conflicts'
  | null

interface DatasetToolbarProps {
  dataset: Dataset
  view: GalleryView
  shown: number
  selected: number
  problem: Problem | null
  layout: Layout
  history: ReturnType<typeof useUndo>
  onView: (change: Partial<GalleryView>) => void
  onFilter: (filter: string) => void
  onPanel: (panel: Panel) => void
  onMoment: (asked: AskedMoment) => void
}

function Counts({
  dataset,
  view,
  shown,
  selected,
}: Pick<DatasetToolbarProps, 'dataset' | 'view' | 'shown' | 'selected'>) {
  const all = (view.bin ? dataset.bin : dataset.images) ?? shown
  return (
    <span
      className="flex items-center gap-2 text-caption whitespace-nowrap text-text-2 tabular-nums"
      role="status"
    >
      {shown === all ? formatCount(all) : `${formatCount(shown)} of ${formatCount(all)}`}
      {selected === 0 ? null : <Badge tone="accent">{formatCount(selected)} selected</Badge>}
    </span>
  )
}

export function DatasetToolbar(props: DatasetToolbarProps) {
  const { dataset, view, problem, layout, history, onView, onFilter, onPanel, onMoment } = props
  const [, navigate] = useLocation()
  return (
    <div className="@container flex shrink-0 flex-col gap-2 px-3 pt-3 pb-2">
      <div className="flex items-center gap-1">
        <Breadcrumbs dataset={dataset} />
        {view.bin ? <Badge tone="warn">Bin</Badge> : null}
        <span className="flex-1" />
        <IconButton
          data-tour="undo"
          label={history.undoLabel === null ? 'Nothing to undo' : `Undo: ${history.undoLabel}`}
          action="history.undo"
          disabled={history.undoLabel === null}
          onClick={() => history.undo()}
        >
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton
          label={history.redoLabel === null ? 'Nothing to redo' : `Redo: ${history.redoLabel}`}
          action="history.redo"
          disabled={history.redoLabel === null}
          onClick={() => history.redo()}
        >
          <Redo2 aria-hidden />
        </IconButton>
        <Separator orientation="vertical" className="mx-1" />
        <ToolButton
          data-tour="timeline"
          label="Timeline"
          action="pane.timeline"
          icon={<History aria-hidden />}
          aria-pressed={layout.timeline}
          onClick={() => layout.setTimeline(!layout.timeline)}
        />
        <IconButton
          label="Overview"
          action="gallery.overview"
          onClick={() => navigate(pages.overview(dataset.id, { filter: view.filter }))}
        >
          <ChartColumn aria-hidden />
        </IconButton>
        <IconButton label="Versions" action="dataset.versions" onClick={() => onMoment({ kind: 'versions' })}>
          <Bookmark aria-hidden />
        </IconButton>
        <IconButton label="Branch…" action="dataset.branch" onClick={() => onMoment({ kind: 'branch' })}>
          <GitBranch aria-hidden />
        </IconButton>
        <ToolButton
          label="Bulk edit"
          icon={<WandSparkles aria-hidden />}
          action="dataset.bulkEdit"
          onClick={() => onPanel('bulk')}
          disabled={view.bin}
        />
        <RecipesButton dataset={dataset.id} disabled={view.bin} onClick={() => onPanel('recipes')} />
        <IconButton
          label="Caption with AI…"
          action="dataset.caption"
          disabled={view.bin}
          onClick={() => onPanel('caption')}
        >
          <BotMessageSquare aria-hidden />
        </IconButton>
        <ReviewButton dataset={dataset.id} />
        <ToolButton
          data-tour="export"
          label="Export"
          action="dataset.export"
          icon={<Upload aria-hidden />}
          onClick={() => onPanel('export')}
        />
        <IconButton
          label="Check a folder for outside edits"
          action="go.drift"
          onClick={() => navigate(pages.drift({}))}
        >
          <FolderSync aria-hidden />
        </IconButton>
        <Button variant="accent" className="ml-1" onClick={() => onPanel('import')}>
          <Download aria-hidden /> Import
        </Button>
      </div>
      <div className="flex items-center gap-1">
        <IconButton
          label="Tags"
          action="pane.tags"
          className="hidden @3xl:inline-flex"
          aria-pressed={layout.tags}
          onClick={() => layout.setTags(!layout.tags)}
        >
          <PanelLeft aria-hidden />
        </IconButton>
        <FilterBox filter={view.filter} onChange={onFilter} problem={problem} />
        <span className="px-2">
          <Counts {...props} />
        </span>
        <SortMenu
          sort={view.sort}
          onChange={(sort) => onView({ sort })}
          tokens={layout.tokens}
          onTokens={layout.setTokens}
        />
        <Slider
          label="Picture size"
          value={layout.tileSize}
          min={88}
          max={320}
          step={8}
          onChange={layout.setTileSize}
          className="mx-1 hidden w-24 @2xl:flex"
        />
        <IconButton
          label="Crop to squares"
          action="gallery.crop"
          aria-pressed={layout.cover}
          onClick={() => layout.setCover(!layout.cover)}
        >
          <Crop aria-hidden />
        </IconButton>
        <BinButton bin={view.bin} count={dataset.bin} onClick={() => onView({ bin: !view.bin })} />
        <IconButton
          label="Inspector"
          action="pane.inspector"
          className="hidden @xl:inline-flex"
          aria-pressed={layout.inspector}
          onClick={() => layout.setInspector(!layout.inspector)}
        >
          <PanelRight aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
