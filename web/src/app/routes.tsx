import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { PageSkeleton } from '@/components/PageSkeleton'
import { HomePage } from './HomePage'

const datasetPage = import('./dataset/DatasetPage')
const TimelinePage = lazy(() =>
  import('./timeline/TimelinePage').then((module) => ({ default: module.TimelinePage })),
)
const DatasetPage = lazy(() => datasetPage.then((module) => ({ default: module.DatasetPage })))

const DriftPage = lazy(() =>
  import('./drift/DriftCheckPage').then((module) => ({ default: module.DriftCheckPage })),
)
const SettingsPage = lazy(() =>
  import('@/features/settings/SettingsPage').then((module) => ({ default: module.SettingsPage })),
)
const ProvidersPanel = lazy(() =>
  import('@/features/captioning/ProvidersPanel').then((module) => ({ default: module.ProvidersPanel })),
)
const OverviewPage = lazy(() =>
  import('./overview/OverviewPage').then((module) => ({ default: module.OverviewPage })),
)
const ReviewPage = lazy(() =>
  import('./review/ReviewPage').then((module) => ({ default: module.ReviewPage })),
)
const DiffPage = lazy(() => import('./compare/DiffPage').then((module) => ({ default: module.DiffPage })))
const MergePage = lazy(() => import('./compare/MergePage').then((module) => ({ default: module.MergePage })))

/** What features have to set up. */
const settingsPanels = [
  {
    name: 'providers',
    words: 'Providers captions AI models OpenAI Ollama LM Studio llama.cpp vLLM OpenRouter key',
    panel: <ProvidersPanel />,
  },
]

/** Only in development: the build leaves it out. */
const ComponentsPage = import.meta.env.DEV
  ? lazy(() => import('./development/ComponentsPage').then((module) => ({ default: module.ComponentsPage })))
  : null

export function Routes() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Switch>
        <Route path="/datasets/:dataset/images/:number">
          {({ dataset, number }) => <DatasetPage key={dataset} id={Number(dataset)} open={Number(number)} />}
        </Route>
        <Route path="/datasets/:dataset/overview">
          {({ dataset }) => <OverviewPage key={dataset} id={Number(dataset)} />}
        </Route>
        <Route path="/datasets/:dataset/review">
          {({ dataset }) => <ReviewPage key={dataset} id={Number(dataset)} />}
        </Route>
        <Route path="/datasets/:dataset/diff">{({ dataset }) => <DiffPage id={Number(dataset)} />}</Route>
        <Route path="/datasets/:dataset/merge">
          {({ dataset }) => <MergePage key={dataset} id={Number(dataset)} />}
        </Route>
        <Route path="/datasets/:dataset">
          {({ dataset }) => <DatasetPage key={dataset} id={Number(dataset)} open={null} />}
        </Route>
        <Route path="/concepts/:concept/timeline">
          {({ concept }) => <TimelinePage concept={Number(concept)} />}
        </Route>
        <Route path="/timeline">
          <TimelinePage concept={null} />
        </Route>
        <Route path="/drift">
          <DriftPage />
        </Route>
        <Route path="/settings">
          <SettingsPage panels={settingsPanels} />
        </Route>
        {ComponentsPage === null ? null : (
          <Route path="/components">
            <ComponentsPage />
          </Route>
        )}
        <Route>
          <HomePage />
        </Route>
      </Switch>
    </Suspense>
  )
}
