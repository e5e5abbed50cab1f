import { useQuery } from '@tanstack/react-query'
import { History, Plus, Settings as SettingsIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Concept, Dataset } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { useActions } from '@/lib/actions/use-actions'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Skeleton } from '@/components/ui/skeleton'
import { pages } from '@/lib/paths'
import { Archived } from './Archived'
import { ConceptGroup } from './ConceptGroup'
import { DatasetItem } from './DatasetItem'
import { DescribeDialog } from './DescribeDialog'
import { DropHint } from './DropHint'
import { moveShown } from './moves'
import { hasLine, originOf } from './origin'
import { useConceptActions, useCreateDataset } from './mutations'
import { conceptsQuery } from './queries'
import type { Drops, Over } from './use-dataset-drop'
import { useReorderDrag } from './use-reorder-drag'

const DatasetSettingsDialog = lazy(() =>
  import('./DatasetSettingsDialog').then((module) => ({ default: module.DatasetSettingsDialog })),
)
const NewDatasetDialog = lazy(() =>
  import('./NewDatasetDialog').then((module) => ({ default: module.NewDatasetDialog })),
)

interface SidebarProps {
  /** The dataset on the page. */
  active: number | null
  /** What becomes of what is dropped on a dataset. */
  drops: Drops
}

interface ConceptSectionProps extends SidebarProps {
  concept: Concept
  datasets: readonly Dataset[]
  concepts: readonly Concept[]
  conceptDrag: ReturnType<typeof useReorderDrag>
  onDescribe: (concept: Concept) => void
  onSettings: (dataset: Dataset) => void
  onOver: (over: Over | null) => void
}

function ConceptSection(props: ConceptSectionProps) {
  const { concept, datasets, concepts, conceptDrag, active, drops, onDescribe, onSettings } = props
  const actions = useConceptActions()
  const create = useCreateDataset()
  const [, navigate] = useLocation()
  const all = concept.datasets.map((each) => each.id)
  const everywhere = concepts.flatMap((each) => each.datasets)
  const shown = datasets.map((each) => each.id)
  const drag = useReorderDrag(
    `datasets-${concept.id}`,
    all,
    (ids) => void actions.reorderDatasets(concept.id, ids),
  )
  return (
    <ConceptGroup
      concept={concept}
      dropLine={conceptDrag.over === concept.id}
      drag={conceptDrag.handlers(concept.id)}
      onRename={(name) => void actions.changeConcept(concept.id, { name })}
      onDescribe={() => onDescribe(concept)}
      onTimeline={() => navigate(pages.conceptTimeline(concept.id))}
      onArchive={(archived) => void actions.archiveConcept(concept, archived)}
      onStep={(step) => {
        const same = concepts.filter((each) => each.archived === concept.archived).map((each) => each.id)
        const ids = concepts.map((each) => each.id)
        void actions.reorderConcepts(moveShown(ids, same, concept.id, step))
      }}
      onCreate={(name) => {
        create.mutate(
          { concept: concept.id, name },
          { onSuccess: (dataset) => navigate(pages.dataset(dataset.id)) },
        )
      }}
    >
      {datasets.map((dataset) => (
        <DatasetItem
          key={dataset.id}
          dataset={dataset}
          origin={originOf(everywhere, dataset)}
          hasLine={hasLine(everywhere, dataset)}
          active={dataset.id === active}
          dropLine={drag.over === dataset.id}
          drag={drag.handlers(dataset.id)}
          onRename={(name) => void actions.changeDataset(dataset, { name })}
          onArchive={(archived) => void actions.archiveDataset(dataset, archived)}
          onStep={(step) => void actions.reorderDatasets(concept.id, moveShown(all, shown, dataset.id, step))}
          onSettings={() => onSettings(dataset)}
          onOverview={() => navigate(pages.overview(dataset.id))}
          onCompare={() => navigate(pages.diff(dataset.id))}
          onMerge={() => navigate(pages.merge(dataset.id))}
          drops={drops}
          onOver={props.onOver}
        />
      ))}
    </ConceptGroup>
  )
}

export function Sidebar({ active, drops }: SidebarProps) {
  const [location] = useLocation()
  const { data: concepts, error, refetch } = useQuery(conceptsQuery)
  const actions = useConceptActions()
  const [over, setOver] = useState<Over | null>(null)
  const [creating, setCreating] = useState(false)
  const [described, setDescribed] = useState<Concept | null>(null)
  const [settingsOf, setSettingsOf] = useState<Dataset | null>(null)
  const ids = concepts?.map((concept) => concept.id) ?? []
  useActions({ 'dataset.new': () => setCreating(true) })
  const conceptDrag = useReorderDrag('concepts', ids, (next) => void actions.reorderConcepts(next))

  const section = (concept: Concept, datasets: readonly Dataset[]) => (
    <ConceptSection
      key={concept.id}
      concept={concept}
      datasets={datasets}
      concepts={concepts ?? []}
      conceptDrag={conceptDrag}
      active={active}
      drops={drops}
      onOver={setOver}
      onDescribe={setDescribed}
      onSettings={setSettingsOf}
    />
  )
  const live = concepts?.filter((concept) => !concept.archived)
  const archived = (concepts ?? [])
    .map((concept) => ({
      concept,
      datasets: concept.archived ? concept.datasets : concept.datasets.filter((dataset) => dataset.archived),
    }))
    .filter(({ concept, datasets }) => concept.archived || datasets.length > 0)

  return (
    <nav aria-label="Datasets" className="flex h-full flex-col">
      <div className="px-2 pb-2">
        <Button className="w-full justify-start" onClick={() => setCreating(true)}>
          <Plus aria-hidden /> New dataset
        </Button>
        <Button asChild variant="subtle" className="marks-current mt-1 w-full justify-start">
          <Link href={pages.timeline} aria-current={location === pages.timeline ? 'page' : undefined}>
            <History aria-hidden /> Timeline
          </Link>
        </Button>
        <Button asChild variant="subtle" className="marks-current mt-1 w-full justify-start">
          <Link href={pages.settings} aria-current={location === pages.settings ? 'page' : undefined}>
            <SettingsIcon aria-hidden /> Settings
          </Link>
        </Button>
      </div>
      <ScrollArea className="flex-1 px-2 pb-2">
        {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
        {concepts === undefined && error === null ? <Skeleton className="h-32" /> : null}
        {live?.map((concept) =>
          section(
            concept,
            concept.datasets.filter((dataset) => !dataset.archived),
          ),
        )}
        {archived.length === 0 ? null : (
          <Archived count={archived.length}>
            {archived.map(({ concept, datasets }) => section(concept, datasets))}
          </Archived>
        )}
      </ScrollArea>
      <DropHint over={over} />
      <Suspense>
        {creating ? <NewDatasetDialog concepts={live ?? []} onClose={() => setCreating(false)} /> : null}
        {settingsOf === null ? null : (
          <DatasetSettingsDialog dataset={settingsOf} onClose={() => setSettingsOf(null)} />
        )}
      </Suspense>
      {described === null ? null : <DescribeDialog concept={described} onClose={() => setDescribed(null)} />}
    </nav>
  )
}
