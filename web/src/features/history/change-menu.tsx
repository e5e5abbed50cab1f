import { Bookmark, Clock3, GitBranch, GitCompare, Link2, RotateCcw, Undo2, UndoDot } from 'lucide-react'
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
 * What can be done from a change; null when nothing can. One of a concept has no moments: it can only be undone.
 * @param newest Going back to the newest change would do nothing.
 */
export function changeMenu(change: Change, newest: boolean, actions: TimelineActions): Menu | null {
  const { dataset } = change
  const { onUndo, onUndoAfter, onMoment, onRestore, onBranch, onName, onCompare } = actions
  const title = plainSentence(change.label, change.images)
  const undo =
    onUndo === undefined || !canBeUndone(change)
      ? null
      : { label: 'Undo this change', icon: <Undo2 aria-hidden />, run: () => onUndo(change) }
  if (dataset === null) return undo === null ? null : { title, groups: [[undo]] }
  const entry = (
    label: string,
    icon: ReactNode,
    act: ((version: number, change: Change) => void) | undefined,
  ) => (act === undefined ? null : { label, icon, run: () => act(change.version, change) })
  return {
    title,
    groups: [
      [
        undo,
        entry(
          'Undo back to here…',
          <UndoDot aria-hidden />,
          onUndoAfter === undefined || newest ? undefined : () => onUndoAfter(change),
        ),
      ],
      [
        entry('Look at this moment', <Clock3 aria-hidden />, onMoment),
        entry('Restore this moment…', <RotateCcw aria-hidden />, newest ? undefined : onRestore),
        entry('Branch from here…', <GitBranch aria-hidden />, onBranch),
        entry('Name this version…', <Bookmark aria-hidden />, onName),
      ],
      [
        entry(
          'Compare with before',
          <GitCompare aria-hidden />,
          onCompare && (() => onCompare(change.before, change.version, change)),
        ),
        entry(
          'Compare with now',
          <GitCompare aria-hidden />,
          newest ? undefined : onCompare && (() => onCompare(change.version, null, change)),
        ),
      ],
      [entry('Copy a link to it', <Link2 aria-hidden />, () => copyLink(dataset, change))],
    ],
  }
}
