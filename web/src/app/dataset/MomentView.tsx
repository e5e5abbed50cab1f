import { useQuery } from '@tanstack/react-query'
import { ChartColumn, Clock3, GitBranch, History, Maximize2, RotateCcw, Undo2, Upload } from 'lucide-react'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { Dataset, ImageDetails } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { PreviewBanner } from '@/features/captions/PreviewBanner'
import { isPreview } from '@/features/captions/preview-steps'
import { ReadTexts } from '@/features/captions/ReadTexts'
import { FilterBox } from '@/features/gallery/FilterBox'
import { GalleryGrid } from '@/features/gallery/GalleryGrid'
import { PictureViewer } from '@/features/gallery/PictureViewer'
import { SortMenu } from '@/features/gallery/SortMenu'
import { ViewerDetails } from '@/features/gallery/ViewerDetails'
import { MomentBanner } from '@/features/history/MomentBanner'
import { sortChoices } from '@/features/gallery/view'
import { datasetQuery, momentQuery } from '@/features/history/moment-queries'
import { MomentDialogs, type AskedMoment } from '@/features/history/MomentDialogs'
import { DropTarget } from '@/features/importing/DropTarget'
import { actionEntries } from '@/lib/actions/action-entries'
import { useActions } from '@/lib/actions/use-actions'
import { formatCount } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { Moment } from '@/lib/moment'
import { pages } from '@/lib/paths'
import { BinButton } from './BinButton'
import { Breadcrumbs } from './Breadcrumbs'
import { DatasetPanes } from './DatasetPanes'
import { ImageTimeline } from './ImageTimeline'
import { compare, showOrigin } from './moments'
import { useDatasetPage } from './use-dataset-page'

const ExportDialog = lazy(() =>
  import('@/features/exporting/ExportDialog').then((module) => ({ default: module.ExportDialog })),
)

interface MomentViewProps {
  dataset: Dataset
  at: string
  open: number | null
}

const nothing = { undo: () => undefined, redo: () => undefined }

/** A dataset as it was at a moment: all of it can be looked through, none of it changed. */
export function MomentView({ dataset, at, open }: MomentViewProps) {
  const [, navigate] = useLocation()
  const page = useDatasetPage(dataset.id, open)
  const { view, setView, openImage, order, selection, layout, grid } = page
  const [asked, setAsked] = useState<AskedMoment | null>(null)
  const [exporting, setExporting] = useState<number | null>(null)
  const { numbers, focused } = selection.state
  const one = numbers.size === 1 ? numbers.first : focused
  const leave = () => navigate(pages.dataset(dataset.id))
  const setAt = useCallback((version: number) => setView({ at: String(version) }), [setView])
  const toggleBin = () => setView({ bin: !view.bin })
  const preview = isPreview(at)
  const { data: moment } = useQuery({ ...momentQuery(dataset.id, at), enabled: !preview })
  const { data: then } = useQuery(datasetQuery(dataset.id, at))
  const shown = then ?? dataset
  const moments = { onMoment: setAt, onCompare: compare(navigate) }
  const onOrigin = showOrigin(dataset.id, navigate, setView)
  const texts = (image: ImageDetails) => <ReadTexts dataset={shown} image={image} onOrigin={onOrigin} />
  const history = (image: number) => (
    <ImageTimeline dataset={dataset} image={image} runNames={page.runNames} moments={moments} />
  )
  useActions({ 'moment.leave': leave }, !preview && open === null && asked === null && exporting === null)
  useActions({
    'pane.timeline': () => layout.setTimeline(!layout.timeline),
    'gallery.overview': () => navigate(pages.overview(dataset.id, { filter: view.filter, at })),
    'dataset.bin': toggleBin,
    'gallery.focus': () => grid.current?.focus(),
    'gallery.sort': sortChoices(view.sort, (sort) => setView({ sort })),
    'gallery.tokens': () => layout.setTokens(!layout.tokens),
  })

  const menu = useContextMenu(() => ({
    title: preview ? 'As it would be' : 'As it was',
    groups: [
      [one === null ? null : { label: 'Open', icon: <Maximize2 aria-hidden />, run: () => openImage(one) }],
      actionEntries(
        ['moment.restore', <RotateCcw aria-hidden />],
        ['moment.branch', <GitBranch aria-hidden />],
        ['moment.export', <Upload aria-hidden />],
      ),
      actionEntries(['moment.leave', <Undo2 aria-hidden />]),
    ],
  }))

  return (
    <Moment value={at}>
      <DropTarget into={dataset.name} problem="A past moment can only be looked at. Return to now to import.">
        <div className="flex h-full flex-col">
          <div className="flex items-center gap-1 px-3 pt-3 pb-2">
            <Breadcrumbs dataset={shown} moment={preview ? 'Preview' : 'Past moment'} />
            {view.bin ? <Badge tone="warn">Bin</Badge> : null}
            <FilterBox filter={view.filter} onChange={page.setFilter} problem={page.refusal} />
            <span className="px-2 text-caption whitespace-nowrap text-text-2 tabular-nums" role="status">
              {formatCount(order.numbers.length)}
            </span>
            <SortMenu
              sort={view.sort}
              onChange={(sort) => setView({ sort })}
              tokens={layout.tokens}
              onTokens={layout.setTokens}
            />
            <BinButton bin={view.bin} count={shown.bin} onClick={toggleBin} />
            <IconButton
              label="Overview"
              action="gallery.overview"
              onClick={() => navigate(pages.overview(dataset.id, { filter: view.filter, at }))}
            >
              <ChartColumn aria-hidden />
            </IconButton>
            <Button
              variant="subtle"
              aria-pressed={layout.timeline}
              onClick={() => layout.setTimeline(!layout.timeline)}
            >
              <History aria-hidden /> Timeline
            </Button>
          </div>
          {preview ? (
            <PreviewBanner dataset={dataset} at={at} onLeave={leave} />
          ) : (
            <MomentBanner
              dataset={dataset}
              at={at}
              onAt={setAt}
              onAsk={setAsked}
              onExport={setExporting}
              onLeave={leave}
            />
          )}
          <DatasetPanes
            dataset={shown}
            page={page}
            moments={moments}
            here={moment?.version ?? null}
            inspector={
              one === null ? (
                <EmptyState icon={<Clock3 />} title="Select an image">
                  {preview
                    ? 'Its tags and captions as they would be appear here.'
                    : 'Its tags and captions as they were then appear here.'}
                </EmptyState>
              ) : (
                <ViewerDetails dataset={dataset.id} number={one} texts={texts} timeline={history(one)} />
              )
            }
            empty={
              <EmptyState icon={<Clock3 />} title={preview ? 'No images' : 'No images then'}>
                {view.bin && view.filter === ''
                  ? 'The bin is empty at this moment.'
                  : preview
                    ? 'No image would match the filter.'
                    : view.filter === ''
                      ? 'The dataset had no images at this moment. Go on in time with the slider above.'
                      : 'No image of that moment matches the filter.'}
              </EmptyState>
            }
          >
            <div ref={menu} className="h-full">
              <GalleryGrid
                ref={grid}
                dataset={dataset.id}
                order={order}
                selection={selection}
                tileSize={layout.tileSize}
                cover={layout.cover}
                tokens={layout.tokens}
                family={shown.family}
                from="moment"
                onOpen={openImage}
                onReorder={null}
              />
            </div>
          </DatasetPanes>
        </div>
      </DropTarget>
      {open === null ? null : (
        <PictureViewer
          dataset={dataset.id}
          number={open}
          order={order}
          actions={page.actions}
          bin
          onShow={(number) => openImage(number, true)}
          onClose={page.closeViewer}
          onForget={() => undefined}
          history={nothing}
          texts={texts}
          timeline={history(open)}
        />
      )}
      <MomentDialogs
        dataset={dataset}
        asked={asked}
        selected={numbers.toString()}
        selectedCount={numbers.size}
        onAsk={setAsked}
      />
      {exporting === null || then === undefined ? null : (
        <Suspense>
          <ExportDialog
            dataset={then}
            filter={view.filter}
            at={exporting}
            open
            onOpenChange={() => setExporting(null)}
          />
        </Suspense>
      )}
    </Moment>
  )
}
