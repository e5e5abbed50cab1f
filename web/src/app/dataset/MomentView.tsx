import { Clock3 } from 'lucide-react'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { PreviewBanner } from '@/features/captions/PreviewBanner'
import { isPreview } from '@/features/captions/preview-steps'
import { TagIndexPanel } from '@/features/captions/TagIndexPanel'
import { FilterBox } from '@/features/gallery/FilterBox'
import { GalleryGrid, type GridHandle } from '@/features/gallery/GalleryGrid'
import { useImageActions } from '@/features/gallery/image-actions'
import { PictureViewer } from '@/features/gallery/PictureViewer'
import { selectAt, selectNumbers } from '@/features/gallery/selection-model'
import { SortMenu } from '@/features/gallery/SortMenu'
import { useOrder } from '@/features/gallery/use-order'
import { useSelection } from '@/features/gallery/use-selection'
import { useView } from '@/features/gallery/use-view'
import { ViewerDetails } from '@/features/gallery/ViewerDetails'
import { MomentBanner } from '@/features/history/MomentBanner'
import { MomentDialogs, type AskedMoment } from '@/features/history/MomentDialogs'
import { TimelineList } from '@/features/history/TimelineList'
import { TimelinePanel } from '@/features/history/TimelinePanel'
import { formatCount } from '@/lib/format'
import { useHotkeys } from '@/lib/hotkeys'
import { Moment } from '@/lib/moment'
import { pages } from '@/lib/paths'
import { useRunNames } from '../use-run-names'
import { useLayout } from './use-layout'
import { Workbench } from './Workbench'

const ExportDialog = lazy(() =>
  import('@/features/exporting/ExportDialog').then((module) => ({ default: module.ExportDialog })),
)

interface MomentViewProps {
  dataset: Dataset
  at: string
  open: number | null
}

const nothing = { undo: () => undefined, redo: () => undefined }
const click = { extend: false, toggle: false }

/** A dataset as it was at a moment: all of it can be looked through, none of it changed. */
export function MomentView({ dataset, at, open }: MomentViewProps) {
  const [, navigate] = useLocation()
  const { view, setView, openImage } = useView(dataset.id, open)
  const { order, problem, error, loading } = useOrder(dataset.id, view)
  const selection = useSelection(order)
  const actions = useImageActions(dataset.id)
  const layout = useLayout()
  const runNames = useRunNames()
  const grid = useRef<GridHandle>(null)
  const [asked, setAsked] = useState<AskedMoment | null>(null)
  const [exporting, setExporting] = useState<number | null>(null)
  const { numbers, focused } = selection.state
  const one = numbers.size === 1 ? numbers.first : focused
  const leave = () => navigate(pages.dataset(dataset.id))
  const setAt = useCallback((version: number) => setView({ at: String(version) }), [setView])
  const setFilter = useCallback((filter: string) => setView({ filter }), [setView])
  const preview = isPreview(at)
  const history = (image: number) => (
    <TimelineList
      key={image}
      scope={{ kind: 'dataset', id: dataset.id }}
      runNames={runNames}
      image={image}
      actions={() => ({ onMoment: setAt })}
    />
  )
  useHotkeys({ Escape: leave }, !preview && open === null && asked === null && exporting === null)

  return (
    <Moment value={at}>
      <div className="flex h-full flex-col">
        <div className="flex items-center gap-1 px-3 pt-3 pb-2">
          <h1 className="mr-2 min-w-0 truncate text-subtitle font-semibold">{dataset.name}</h1>
          <FilterBox
            filter={view.filter}
            onChange={setFilter}
            problem={problem?.position == null ? null : problem}
          />
          <span className="px-2 text-caption whitespace-nowrap text-text-2 tabular-nums" role="status">
            {formatCount(order.numbers.length)}
          </span>
          <SortMenu sort={view.sort} onChange={(sort) => setView({ sort })} />
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
        <Workbench
          layout={layout}
          tags={
            <TagIndexPanel
              dataset={dataset}
              filter={view.filter}
              onFilterChange={setFilter}
              onSelect={(chosen) => selection.update((_, now) => selectNumbers(now, chosen))}
            />
          }
          inspector={
            one === null ? (
              <EmptyState icon={<Clock3 />} title="Select an image">
                {preview
                  ? 'Its tags and captions as they would be appear here.'
                  : 'Its tags and captions as they were then appear here.'}
              </EmptyState>
            ) : (
              <ViewerDetails dataset={dataset.id} number={one} timeline={history(one)} />
            )
          }
          timeline={
            <TimelinePanel
              dataset={dataset}
              runNames={runNames}
              actions={{ onMoment: setAt }}
              onClose={() => layout.setTimeline(false)}
            />
          }
        >
          {order.numbers.length > 0 ? (
            <GalleryGrid
              ref={grid}
              dataset={dataset.id}
              order={order}
              selection={selection}
              tileSize={layout.tileSize}
              cover={layout.cover}
              onOpen={openImage}
              onReorder={null}
            />
          ) : loading ? null : error !== null && problem?.position == null ? (
            <div className="p-6">
              <ProblemAlert error={error} />
            </div>
          ) : (
            <EmptyState icon={<Clock3 />} title={preview ? 'No images' : 'No images then'}>
              {preview
                ? 'No image would match the filter.'
                : view.filter === ''
                  ? 'The dataset had no images at this moment. Go on in time with the slider above.'
                  : 'No image of that moment matches the filter.'}
            </EmptyState>
          )}
        </Workbench>
      </div>
      {open === null ? null : (
        <PictureViewer
          dataset={dataset.id}
          number={open}
          order={order}
          actions={actions}
          bin
          onShow={(number) => openImage(number, true)}
          onClose={() => {
            selection.update((state, now) => selectAt(state, now, now.positionOf(open), click))
            openImage(null)
          }}
          onForget={() => undefined}
          history={nothing}
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
      {exporting === null ? null : (
        <Suspense>
          <ExportDialog
            dataset={dataset}
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
