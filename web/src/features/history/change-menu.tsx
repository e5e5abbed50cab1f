import { Bookmark, Eye, GitBranch, Link2, RotateCcw, Undo2, UndoDot } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Change } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import type { Menu } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { plainSentence } from './sentence'
import type { TimelineActions } from './timeline-actions'
import { canBeUndone } from './timeline-rows'

function copyLink(dataset: number, change: Change) {
  void navigator.clipboard
    .writeText(`${location.origin}${pages.change(dataset, change.id)}`)
    .then(() => toast.show('Link copied. It opens the timeline at this change.'))
    .catch(() => toast.bad('The browser did not let the link be copied.'))
}

/**
 * What can be done from a change; null for one of a concept: it can only be looked at.
 * @param newest Going back to the newest change would do nothing.
 */
export function changeMenu(change: Change, newest: boolean, actions: TimelineActions): Menu | null {
  const { dataset } = change
  if (dataset === null) return null
  const { onUndo, onUndoAfter, onMoment, onRestore, onBranch, onName } = actions
  const entry = (
    label: string,
    icon: ReactNode,
    act: ((version: number, change: Change) => void) | undefined,
  ) => (act === undefined ? null : { label, icon, run: () => act(change.version, change) })
  return {
    title: plainSentence(change.label, change.images),
    groups: [
      [
        entry(
          'Undo this change',
          <Undo2 aria-hidden />,
          onUndo === undefined || !canBeUndone(change) ? undefined : () => onUndo(change),
        ),
        entry(
          'Undo back to here…',
          <UndoDot aria-hidden />,
          onUndoAfter === undefined || newest ? undefined : () => onUndoAfter(change),
        ),
      ],
      [
        entry('Look at this moment', <Eye aria-hidden />, onMoment),
        entry('Restore this moment…', <RotateCcw aria-hidden />, newest ? undefined : onRestore),
        entry('Branch from here…', <GitBranch aria-hidden />, onBranch),
        entry('Name this version…', <Bookmark aria-hidden />, onName),
      ],
      [entry('Copy a link to it', <Link2 aria-hidden />, () => copyLink(dataset, change))],
    ],
  }
}
