import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Concept, Dataset } from '@/api/types'
import type { Menu } from '@/lib/menus'
import { conceptMenu } from './concept-menu'
import { datasetMenu } from './dataset-menu'
import { conceptsAfterStep, datasetsAfterStep } from './moves'
import { useConceptActions } from './mutations'
import { hasLine } from './origin'
import { conceptsQuery } from './queries'

/** What a dialog is asked for. */
export type Asked =
  | { kind: 'new'; concept: Concept | null }
  | { kind: 'rename-concept' | 'describe'; concept: Concept }
  | { kind: 'rename-dataset' | 'settings'; dataset: Dataset }

const none: readonly Concept[] = []

/** The menus of datasets and concepts, for their rows and for the pages about them. */
export function useDatasetMenus(onAsk: (asked: Asked) => void) {
  const { data: concepts = none } = useQuery(conceptsQuery)
  const actions = useConceptActions()
  const [, navigate] = useLocation()
  const stepConcept = (concept: Concept, step: -1 | 1) =>
    void actions.reorderConcepts(conceptsAfterStep(concepts, concept, step))
  const stepDataset = (dataset: Dataset, step: -1 | 1) => {
    const concept = concepts.find(({ id }) => id === dataset.concept)
    if (concept !== undefined)
      void actions.reorderDatasets(concept.id, datasetsAfterStep(concept, dataset, step))
  }
  const everywhere = concepts.flatMap((concept) => concept.datasets)
  return {
    concepts,
    stepConcept,
    stepDataset,
    ofConcept: (concept: Concept, create: () => void, rename: () => void): Menu =>
      conceptMenu(concept, {
        go: navigate,
        create,
        rename,
        describe: () => onAsk({ kind: 'describe', concept }),
        step: (step) => stepConcept(concept, step),
        archive: (archived) => void actions.archiveConcept(concept, archived),
      }),
    ofDataset: (dataset: Dataset, rename: () => void): Menu =>
      datasetMenu(dataset, hasLine(everywhere, dataset), {
        go: navigate,
        rename,
        settings: () => onAsk({ kind: 'settings', dataset }),
        step: (step) => stepDataset(dataset, step),
        archive: (archived) => void actions.archiveDataset(dataset, archived),
      }),
  }
}
