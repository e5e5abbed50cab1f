import { useQuery } from '@tanstack/react-query'
import { History, Plus, Settings as SettingsIcon } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Concept, Dataset } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Skeleton } from '@/components/ui/skeleton'
import { pages } from '@/lib/paths'
import { Archived } from './Archived'
import { ConceptGroup } from './ConceptGroup'
import { DatasetItem } from './DatasetItem'
import { DropHint } from './DropHint'
import { originOf } from './origin'
import { useConceptActions, useCreateDataset } from './mutations'
import { conceptsQuery } from './queries'
import type { Drops, Over } from './use-dataset-drop'
import { useDatasetMenus, type Asked } from './use-dataset-menus'
import { useReorderDrag } from './use-reorder-drag'

interface SidebarProps {
  /** The dataset on the page. */
  active: number | null
  /** What becomes of what is dropped on a dataset. */
  drops: Drops
  onAsk: (asked: Asked) => void
}

interface ConceptSectionProps extends Omit<SidebarProps, 'onAsk'> {
  concept: Concept
  datasets: readonly Dataset[]
  menus: ReturnType<typeof useDatasetMenus>
  conceptDrag: ReturnType<typeof useReorderDrag>
  onOver: (over: Over | null) => void
}

function ConceptSection(props: ConceptSectionProps) {
  const { concept, datasets, menus, conceptDrag, active, drops, onOver } = props
  const actions = useConceptActions()
  const create = useCreateDataset()
  const [, navigate] = useLocation()
  const all = concept.datasets.map((each) => each.id)
  const everywhere = menus.concepts.flatMap((each) => each.datasets)
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
      menuOf={(create, rename) => menus.ofConcept(concept, create, rename)}
      onRename={(name) => void actions.changeConcept(concept.id, { name })}
      onStep={(step) => menus.stepConcept(concept, step)}
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
          active={dataset.id === active}
          dropLine={drag.over === dataset.id}
          drag={drag.handlers(dataset.id)}
          menuOf={(rename) => menus.ofDataset(dataset, rename)}
          onRename={(name) => void actions.changeDataset(dataset, { name })}
          onStep={(step) => menus.stepDataset(dataset, step)}
          drops={drops}
          onOver={onOver}
        />
      ))}
    </ConceptGroup>
  )
}

export function Sidebar({ active, drops, onAsk }: SidebarProps) {
  const [location] = useLocation()
  const { data: concepts, error, refetch } = useQuery(conceptsQuery)
  const menus = useDatasetMenus(onAsk)
  const actions = useConceptActions()
  const [over, setOver] = useState<Over | null>(null)
  const ids = concepts?.map((concept) => concept.id) ?? []
  const conceptDrag = useReorderDrag('concepts', ids, (next) => void actions.reorderConcepts(next))

  const section = (concept: Concept, datasets: readonly Dataset[]) => (
    <ConceptSection
      key={concept.id}
      concept={concept}
      datasets={datasets}
      menus={menus}
      conceptDrag={conceptDrag}
      active={active}
      drops={drops}
      onOver={setOver}
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
        <Button className="w-full justify-start" onClick={() => onAsk({ kind: 'new', concept: null })}>
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
    </nav>
  )
}
