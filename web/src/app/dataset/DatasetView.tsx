import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import type { Concept, Dataset } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { InspectorPanel } from '@/features/captions/InspectorPanel'
import { TagIndexPanel } from '@/features/captions/TagIndexPanel'
import { GalleryGrid, placeOf, type GridHandle } from '@/features/gallery/GalleryGrid'
import { GridContextMenu } from '@/features/gallery/GridContextMenu'
import { useImageActions } from '@/features/gallery/image-actions'
import { PictureViewer } from '@/features/gallery/PictureViewer'
import { focusPlace, nothingSelected, selectAt, selectNumbers } from '@/features/gallery/selection-model'
import { useGalleryKeys } from '@/features/gallery/use-gallery-keys'
import { useOrder } from '@/features/gallery/use-order'
import { useSeen } from '@/features/gallery/use-seen'
import { useSelection } from '@/features/gallery/use-selection'
import { useTargets } from '@/features/gallery/use-targets'
import { useView } from '@/features/gallery/use-view'
import { canReorder } from '@/features/gallery/view'
import { MomentDialogs, type AskedMoment } from '@/features/history/MomentDialogs'
import type { TimelineActions } from '@/features/history/timeline-actions'
import { TimelineList } from '@/features/history/TimelineList'
import { TimelinePanel } from '@/features/history/TimelinePanel'
import { UndoConflictDialog } from '@/features/history/UndoConflictDialog'
import { useUndo } from '@/features/history/useUndo'
import { DropTarget } from '@/features/importing/DropTarget'
import type { DroppedFile } from '@/features/importing/dropped-files'
import { useHotkeys } from '@/lib/hotkeys'
import { useRunNames } from '../use-run-names'
import { BinPanel } from './BinPanel'
import { DatasetDialogs } from './DatasetDialogs'
import { DatasetToolbar, type Panel } from './DatasetToolbar'
import { EmptyGallery } from './EmptyGallery'
import { placesFor } from './places'
import { useLayout } from './use-layout'
import { Workbench } from './Workbench'

const ForgetDialog = lazy(() =>
  import('@/features/forgetting/ForgetDialog').then((module) => ({ default: module.ForgetDialog })),
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
  const { view, setView: showView, openImage } = useView(dataset.id, open)
  const { order, problem, error, loading } = useOrder(dataset.id, view)
  const selection = useSelection(order)
  const actions = useImageActions(dataset.id)
  const undo = useUndo(dataset.id)
  const runNames = useRunNames()
  const targets = useTargets(dataset.id, selection, actions, undo.undo, canReorder(view) ? order : null)
  const layout = useLayout()
  const [asked, setAsked] = useState<AskedMoment | null>(null)
  const moments: TimelineActions = {
    onUndo: (change) => undo.undo(change.id),
    onMoment: (version) => showView({ at: String(version) }),
    onRestore: (version) => setAsked({ kind: 'restore', at: String(version), moment: `version ${version}` }),
    onBranch: (version) => setAsked({ kind: 'branch', at: String(version) }),
    onName: (version) => setAsked({ kind: 'name', at: String(version) }),
  }
  const { numbers: selected } = selection.state
  useSeen(dataset.id, open ?? (layout.inspector && selected.size === 1 ? selected.first : null))
  const grid = useRef<GridHandle>(null)
  const [panel, setPanel] = useState<Panel>(cameToImport() ? 'import' : null)
  const [dropped, setDropped] = useState(none)
  const [forgetting, setForgetting] = useState<number | null>(null)
  const { update: select } = selection
  const setView = useCallback<typeof showView>(
    (change) => {
      // What was selected among the pictures is not what one wants restored from the bin.
      if (change.bin !== undefined) select(() => nothingSelected)
      showView(change)
    },
    [select, showView],
  )
  const setFilter = useCallback((filter: string) => setView({ filter }), [setView])

  const only = targets.numbers.size === 1 ? ([...targets.numbers][0] ?? null) : null
  const forgetOne = () => (only === null ? false : setForgetting(only))
  useGalleryKeys(targets, view.bin, forgetOne, open === null)
  useHotkeys({ 'Ctrl+Z': () => undo.undo(), 'Ctrl+Y': undo.redo, 'Ctrl+Shift+Z': undo.redo })
  useHotkeys(
    {
      B: () => setPanel('bulk'),
      'Shift+B': () => setPanel('recipes'),
      'Ctrl+R': () => setPanel('replace'),
    },
    !view.bin && open === null,
  )

  const goTo = (place: number) => {
    const number = order.numbers[place]
    if (number === undefined) return
    selection.update((state, now) => selectAt(state, now, place, click))
    grid.current?.show(number)
  }
  const place = focusPlace(selection.state, order)

  const close = () => {
    setPanel(null)
    setDropped(none)
    if (cameToImport()) history.replaceState(null, '')
  }
  const closeViewer = () => {
    if (open !== null) {
      selection.update((state, now) => selectAt(state, now, now.positionOf(open), click))
      grid.current?.show(open)
    }
    openImage(null)
  }
  const selectForMenu = (target: EventTarget) => {
    const place = placeOf(target)
    const number = order.numbers[place ?? -1]
    if (place === null || number === undefined || selection.state.numbers.has(number)) return
    selection.update((state, now) => selectAt(state, now, place, click))
  }

  const gallery =
    order.numbers.length === 0 ? (
      loading ? null : error !== null && problem?.position == null ? (
        <div className="p-6">
          <ProblemAlert error={error} />
        </div>
      ) : (
        <EmptyGallery
          refused={problem !== null}
          view={view}
          onView={setView}
          onImport={() => setPanel('import')}
        />
      )
    ) : (
      <GridContextMenu
        targets={targets}
        places={placesFor(concepts, dataset.id)}
        bin={view.bin}
        onOpen={() => selection.state.focused !== null && openImage(selection.state.focused)}
        onForget={only === null ? null : forgetOne}
      >
        <div className="h-full" onContextMenu={(event) => selectForMenu(event.target)} role="presentation">
          <GalleryGrid
            ref={grid}
            dataset={dataset.id}
            order={order}
            selection={selection}
            tileSize={layout.tileSize}
            cover={layout.cover}
            onOpen={openImage}
            onReorder={canReorder(view) ? (numbers, before) => void actions.reorder(numbers, before) : null}
          />
        </div>
      </GridContextMenu>
    )

  return (
    <DropTarget
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
          problem={problem?.position == null ? null : problem}
          layout={layout}
          history={undo}
          onView={setView}
          onFilter={setFilter}
          onPanel={setPanel}
          onMoment={setAsked}
        />
        <Workbench
          layout={layout}
          tags={
            <TagIndexPanel
              dataset={dataset}
              filter={view.filter}
              onFilterChange={setFilter}
              onSelect={(numbers) => selection.update((_, now) => selectNumbers(now, numbers))}
            />
          }
          inspector={
            view.bin ? (
              <BinPanel selected={targets.numbers.size} onRestore={() => void targets.restore()} />
            ) : (
              <InspectorPanel
                dataset={dataset}
                selection={selection.state}
                onPrevious={() => goTo(place - 1)}
                onNext={() => goTo(place + 1)}
                onOrigin={() => layout.setTimeline(true)}
                onLeave={() => grid.current?.focus()}
              />
            )
          }
          timeline={
            <TimelinePanel
              dataset={dataset}
              runNames={runNames}
              actions={moments}
              onClose={() => layout.setTimeline(false)}
            />
          }
        >
          {gallery}
        </Workbench>
      </div>
      <DatasetDialogs
        dataset={dataset}
        selection={selection.state}
        filter={view.filter}
        dropped={dropped}
        panel={panel}
        onPanel={setPanel}
        onClose={close}
      />
      <MomentDialogs
        dataset={dataset}
        asked={asked}
        selected={selection.state.numbers.toString()}
        selectedCount={selection.state.numbers.size}
        onAsk={setAsked}
      />
      <UndoConflictDialog />
      {forgetting === null ? null : (
        <Suspense>
          <ForgetDialog dataset={dataset.id} number={forgetting} onClose={() => setForgetting(null)} />
        </Suspense>
      )}
      {open === null ? null : (
        <PictureViewer
          dataset={dataset.id}
          number={open}
          order={order}
          actions={actions}
          bin={view.bin}
          onShow={(number) => openImage(number, true)}
          onClose={closeViewer}
          onForget={setForgetting}
          history={undo}
          timeline={
            <TimelineList
              key={open}
              scope={{ kind: 'dataset', id: dataset.id }}
              image={open}
              runNames={runNames}
              actions={() => moments}
            />
          }
        />
      )}
    </DropTarget>
  )
}
