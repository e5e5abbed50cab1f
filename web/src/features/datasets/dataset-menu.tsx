import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  ChartColumn,
  ExternalLink,
  GitCompare,
  GitMerge,
  ListChecks,
  Pencil,
  Settings2,
} from 'lucide-react'
import type { Dataset } from '@/api/types'
import type { Menu } from '@/lib/menus'
import { pages } from '@/lib/paths'

interface DatasetDoes {
  go: (to: string) => void
  rename: () => void
  settings: () => void
  step: (step: -1 | 1) => void
  archive: (archived: boolean) => void
}

/**
 * What can be done to a dataset as a whole: its menu in the sidebar, and the commands of its pages.
 * @param hasLine Whether there are datasets that come from it or that it comes from.
 */
export const datasetMenu = (dataset: Dataset, hasLine: boolean, does: DatasetDoes): Menu => ({
  title: dataset.name,
  groups: [
    [{ label: 'Open', icon: <ExternalLink aria-hidden />, run: () => does.go(pages.dataset(dataset.id)) }],
    [
      {
        label: 'Rename',
        icon: <Pencil aria-hidden />,
        action: 'row.rename',
        command: 'dataset.rename',
        run: does.rename,
      },
      {
        label: 'Settings…',
        icon: <Settings2 aria-hidden />,
        command: 'dataset.settings',
        run: does.settings,
      },
    ],
    [
      {
        label: 'Overview',
        icon: <ChartColumn aria-hidden />,
        run: () => does.go(pages.overview(dataset.id)),
      },
      {
        label: 'Review proposals',
        icon: <ListChecks aria-hidden />,
        run: () => does.go(pages.review(dataset.id)),
      },
      {
        label: 'Compare…',
        icon: <GitCompare aria-hidden />,
        command: 'dataset.compare',
        run: () => does.go(pages.diff(dataset.id)),
      },
      hasLine
        ? {
            label: 'Merge into it…',
            icon: <GitMerge aria-hidden />,
            command: 'dataset.merge',
            run: () => does.go(pages.merge(dataset.id)),
          }
        : null,
    ],
    [
      {
        label: 'Move up',
        icon: <ArrowUp aria-hidden />,
        action: 'row.earlier',
        command: 'dataset.earlier',
        run: () => does.step(-1),
      },
      {
        label: 'Move down',
        icon: <ArrowDown aria-hidden />,
        action: 'row.later',
        command: 'dataset.later',
        run: () => does.step(1),
      },
    ],
    [
      dataset.archived
        ? {
            label: 'Take out of the archive',
            icon: <ArchiveRestore aria-hidden />,
            command: 'dataset.unarchive',
            run: () => does.archive(false),
          }
        : {
            label: 'Archive',
            icon: <Archive aria-hidden />,
            command: 'dataset.archive',
            run: () => does.archive(true),
          },
    ],
  ],
})
