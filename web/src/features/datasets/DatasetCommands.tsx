import { lazy, Suspense } from 'react'
import { useActions } from '@/lib/actions/use-actions'
import { menuActions } from '@/lib/menus'
import { DescribeDialog } from './DescribeDialog'
import { useConceptActions } from './mutations'
import { RenameDialog } from './RenameDialog'
import { useDatasetMenus, type Asked } from './use-dataset-menus'

const DatasetSettingsDialog = lazy(() =>
  import('./DatasetSettingsDialog').then((module) => ({ default: module.DatasetSettingsDialog })),
)
const NewDatasetDialog = lazy(() =>
  import('./NewDatasetDialog').then((module) => ({ default: module.NewDatasetDialog })),
)

interface DatasetCommandsProps {
  /** The dataset on the page. */
  dataset: number | null
  /** The concept on the page, when it is about no dataset. */
  concept: number | null
  asked: Asked | null
  onAsk: (asked: Asked | null) => void
}

/** What can be done to the dataset and the concept that the page is about, and the dialogs of that and of the sidebar. */
export function DatasetCommands({ dataset: id, concept: about, asked, onAsk }: DatasetCommandsProps) {
  const menus = useDatasetMenus(onAsk)
  const { concepts } = menus
  const dataset = concepts.flatMap((each) => each.datasets).find((each) => each.id === id)
  const concept = concepts.find((each) => each.id === (dataset?.concept ?? about))
  useActions({
    'dataset.new': () => onAsk({ kind: 'new', concept: null }),
    ...(dataset === undefined
      ? {}
      : menuActions(menus.ofDataset(dataset, () => onAsk({ kind: 'rename-dataset', dataset })))),
    ...(concept === undefined
      ? {}
      : menuActions(
          menus.ofConcept(
            concept,
            () => onAsk({ kind: 'new', concept }),
            () => onAsk({ kind: 'rename-concept', concept }),
          ),
        )),
  })
  return (
    <Suspense>{asked === null ? null : <AskedDialog asked={asked} onClose={() => onAsk(null)} />}</Suspense>
  )
}

function AskedDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const actions = useConceptActions()
  switch (asked.kind) {
    case 'new':
      return <NewDatasetDialog concept={asked.concept} onClose={onClose} />
    case 'describe':
      return <DescribeDialog concept={asked.concept} onClose={onClose} />
    case 'settings':
      return <DatasetSettingsDialog dataset={asked.dataset} onClose={onClose} />
    case 'rename-concept':
      return (
        <RenameDialog
          title="Rename the concept"
          name={asked.concept.name}
          onRename={(name) => actions.changeConcept(asked.concept.id, { name })}
          onClose={onClose}
        />
      )
    case 'rename-dataset':
      return (
        <RenameDialog
          title="Rename the dataset"
          name={asked.dataset.name}
          onRename={(name) => actions.changeDataset(asked.dataset, { name })}
          onClose={onClose}
        />
      )
  }
}
