import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { Concept, Dataset } from '@/api/types'
import { InspectorPanel } from '@/features/captions/InspectorPanel'
import { ReadTexts } from '@/features/captions/ReadTexts'
import { GalleryGrid, placeOf } from '@/features/gallery/GalleryGrid'
import { GridContextMenu } from '@/features/gallery/GridContextMenu'
import { Seen } from '@/features/gallery/Seen'
import { focusPlace, selectAt } from '@/features/gallery/selection-model'
import { useGalleryKeys } from '@/features/gallery/use-gallery-keys'
import { useTargets } from '@/features/gallery/use-targets'
import { canReorder } from '@/features/gallery/view'
import type { AskedMoment } from '@/features/history/MomentDialogs'
import { useUndo } from '@/features/history/useUndo'
import { DropTarget } from '@/features/importing/DropTarget'
import type { DroppedFile } from '@/features/importing/dropped-files'
import { Tour } from '@/features/tour/Tour'
import { pages } from '@/lib/paths'
import { BinPanel } from './BinPanel'
import { DatasetDialogs } from './DatasetDialogs'
import { DatasetPanes } from './DatasetPanes'
import { DatasetToolbar, type Panel } from './DatasetToolbar'
import { EmptyGallery } from './EmptyGallery'
import { momentActions, showOrigin } from './moments'
import { placesFor } from './places'
import { useDatasetActions } from './use-dataset-actions'
import { useDatasetPage } from './use-dataset-page'

const ForgetDialog = lazy(() =>
  import('@/features/forgetting/ForgetDialog').then((module) => ({ default: module.ForgetDialog })),
)

const PictureViewer = lazy(() =>
  import('@/features/gallery/PictureViewer').then((module) => ({ default: module.PictureViewer })),
)
const ImageTimeline = lazy(() =>
  import('./ImageTimeline').then((module) => ({ default: module.ImageTimeline })),
)
const MomentDialogs = lazy(() =>
  import('@/features/history/MomentDialogs').then((module) => ({ default: module.MomentDialogs })),
)

interface DatasetViewProps {
  dataset: Dataset
  concepts: readonly Concept[]
  open: number | null
}

const none: readonly DroppedFile[] = []
/** A dataset just made by the first-run card opens with the import. */
const cameToImport = () => (history.state as { import?: boolean } | null)?.import === true

const click = { extend: false, toggle: false }

export function DatasetView({ dataset, concepts, open }: DatasetViewProps) {
  const [, navigate] = useLocation()
  const page = useDatasetPage(dataset.id, open)
  const { view, setView, openImage, order, refusal, selection, actions, layout, grid, goTo } = page
  const undo = useUndo(dataset.id)
  const targets = useTargets(dataset.id, selection, actions, undo.undo, canReorder(view) ? order : null)
  const [asked, setAsked] = useState<AskedMoment | null>(null)
  const moments = momentActions(undo.undoOne, setView, setAsked, navigate)
  const onOrigin = useMemo(() => showOrigin(dataset.id, navigate, setView), [dataset.id, navigate, setView])
  const toGrid = useCallback(() => grid.current?.focus(), [grid])
  const { numbers: selected } = selection.state
  const looked = open ?? (layout.inspector && selected.size === 1 ? selected.first : null)
  const [panel, setPanel] = useState<Panel>(cameToImport() ? 'import' : null)
  const [dropped, setDropped] = useState(none)
  const [forgetting, setForgetting] = useState<number | null>(null)

  const only = targets.numbers.size === 1 ? ([...targets.numbers][0] ?? null) : null
  const forgetOne = () => (only === null ? false : setForgetting(only))
  const places = placesFor(concepts, dataset.id)
  const openFocused = () => selection.state.focused !== null && openImage(selection.state.focused)
  useGalleryKeys({
    targets,
    bin: view.bin,
    places,
    onOpen: openFocused,
    onForget: only === null ? null : forgetOne,
    enabled: open === null,
  })
  useDatasetActions({
    page,
    undo,
    onPanel: setPanel,
    onMoment: setAsked,
    onReview: () => navigate(pages.review(dataset.id)),
    onOverview: () => navigate(pages.overview(dataset.id, { filter: view.filter })),
    enabled: open === null,
  })

  const place = focusPlace(selection.state, order)

  const close = () => {
    setPanel(null)
    setDropped(none)
    if (cameToImport()) history.replaceState(null, '')
  }
  const selectForMenu = (target: EventTarget) => {
    const place = placeOf(target)
    const number = order.numbers[place ?? -1]
    if (place === null || number === undefined || selection.state.numbers.has(number)) return
    selection.update((state, now) => selectAt(state, now, place, click))
  }

  return (
    <DropTarget
      into={dataset.name}
      onFiles={(files) => {
        setDropped(files)
        setPanel('import')
      }}
    >
      <div className="flex h-full flex-col">
        <DatasetToolbar
          dataset={dataset}
          view={view}
          shown={order.numbers.length}
          selected={selection.state.numbers.size}
          problem={refusal}
          layout={layout}
          history={undo}
          onView={setView}
          onFilter={page.setFilter}
          onPanel={setPanel}
          onMoment={setAsked}
        />
        <DatasetPanes
          dataset={dataset}
          page={page}
          moments={moments}
          here={null}
          onPanel={setPanel}
          inspector={
            view.bin ? (
              <BinPanel selected={targets.numbers.size} onRestore={() => void targets.restore()} />
            ) : (
              <InspectorPanel
                dataset={dataset}
                selection={selection.state}
                onPrevious={() => goTo(place - 1)}
                onNext={() => goTo(place + 1)}
                onOrigin={onOrigin}
                onLeave={toGrid}
              />
            )
          }
          empty={
            <EmptyGallery
              refused={refusal !== null}
              view={view}
              onView={setView}
              onImport={() => setPanel('import')}
            />
          }
        >
          <GridContextMenu
            targets={targets}
            places={places}
            bin={view.bin}
            onOpen={openFocused}
            onForget={only === null ? null : forgetOne}
            onCaption={() => setPanel('caption')}
            onTag={() => setPanel('tag')}
            onBulkEdit={() => setPanel('bulk')}
          >
            <div
              className="h-full"
              onContextMenu={(event) => selectForMenu(event.target)}
              role="presentation"
            >
              <GalleryGrid
                ref={grid}
                dataset={dataset.id}
                order={order}
                selection={selection}
                tileSize={layout.tileSize}
                cover={layout.cover}
                tokens={layout.tokens}
                family={dataset.family}
                from={view.bin ? 'bin' : 'now'}
                onOpen={openImage}
                onReorder={
                  canReorder(view) ? (numbers, before) => void actions.reorder(numbers, before) : null
                }
              />
            </div>
          </GridContextMenu>
        </DatasetPanes>
      </div>
      <DatasetDialogs
        dataset={dataset}
        selection={selection.state}
        filter={view.filter}
        dropped={dropped}
        panel={panel}
        onPanel={setPanel}
        onFilter={page.setFilter}
        onClose={close}
      />
      {asked === null ? null : (
        <Suspense>
          <MomentDialogs
            dataset={dataset}
            asked={asked}
            selected={selection.state.numbers.toString()}
            selectedCount={selection.state.numbers.size}
            onAsk={setAsked}
          />
        </Suspense>
      )}
      {forgetting === null ? null : (
        <Suspense>
          <ForgetDialog dataset={dataset.id} number={forgetting} onClose={() => setForgetting(null)} />
        </Suspense>
      )}
      {/* As it was is not as it is. */}
      <Seen dataset={dataset.id} number={view.at === '' ? looked : null} />
      {open === null && order.numbers.length > 0 ? <Tour /> : null}
      {open === null ? null : (
        <Suspense>
          <PictureViewer
            dataset={dataset.id}
            number={open}
            order={order}
            actions={actions}
            bin={view.bin}
            onShow={(number) => openImage(number, true)}
            onClose={page.closeViewer}
            onForget={setForgetting}
            history={undo}
            texts={(image) => <ReadTexts dataset={dataset} image={image} onOrigin={onOrigin} />}
            timeline={
              <Suspense>
                <ImageTimeline dataset={dataset} image={open} runNames={page.runNames} moments={moments} />
              </Suspense>
            }
          />
        </Suspense>
      )}
    </DropTarget>
  )
}
