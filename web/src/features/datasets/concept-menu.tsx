import { Archive, ArchiveRestore, ArrowDown, ArrowUp, History, Pencil, Plus, Text } from 'lucide-react'
import type { Concept } from '@/api/types'
import type { Menu } from '@/lib/menus'
import { pages } from '@/lib/paths'

interface ConceptDoes {
  go: (to: string) => void
  create: () => void
  rename: () => void
  describe: () => void
  step: (step: -1 | 1) => void
  archive: (archived: boolean) => void
}

/** What can be done to a concept: its menu in the sidebar, and the commands of its pages. */
export const conceptMenu = (concept: Concept, does: ConceptDoes): Menu => ({
  title: concept.name,
  groups: [
    [
      {
        label: 'New dataset here',
        icon: <Plus aria-hidden />,
        command: 'concept.newDataset',
        run: does.create,
      },
    ],
    [
      {
        label: 'Rename',
        icon: <Pencil aria-hidden />,
        action: 'row.rename',
        command: 'concept.rename',
        run: does.rename,
      },
      { label: 'Describe…', icon: <Text aria-hidden />, command: 'concept.describe', run: does.describe },
      {
        label: 'Timeline',
        icon: <History aria-hidden />,
        command: 'concept.timeline',
        run: () => does.go(pages.conceptTimeline(concept.id)),
      },
    ],
    [
      {
        label: 'Move up',
        icon: <ArrowUp aria-hidden />,
        action: 'row.earlier',
        command: 'concept.earlier',
        run: () => does.step(-1),
      },
      {
        label: 'Move down',
        icon: <ArrowDown aria-hidden />,
        action: 'row.later',
        command: 'concept.later',
        run: () => does.step(1),
      },
    ],
    [
      concept.archived
        ? {
            label: 'Take out of the archive',
            icon: <ArchiveRestore aria-hidden />,
            command: 'concept.unarchive',
            run: () => does.archive(false),
          }
        : {
            label: 'Archive',
            icon: <Archive aria-hidden />,
            command: 'concept.archive',
            run: () => does.archive(true),
          },
    ],
  ],
})
