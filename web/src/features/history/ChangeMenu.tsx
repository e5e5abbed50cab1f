import { Bookmark, Eye, GitBranch, Link2, MoreHorizontal, RotateCcw, Undo2, UndoDot } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Change } from '@/api/types'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast-store'
import { pages } from '@/lib/paths'
import { plainSentence } from './sentence'
import type { TimelineActions } from './timeline-actions'
import { canBeUndone } from './timeline-rows'

interface ChangeMenuProps {
  change: Change
  /** Going back to the newest change would do nothing. */
  newest: boolean
  actions: TimelineActions
}

function copyLink(dataset: number, change: Change) {
  void navigator.clipboard
    .writeText(`${location.origin}${pages.change(dataset, change.id)}`)
    .then(() => toast.show('Link copied. It opens the timeline at this change.'))
    .catch(() => toast.bad('The browser did not let the link be copied.'))
}

/** Null for a change of a concept: it can only be looked at. */
export function ChangeMenu({ change, newest, actions }: ChangeMenuProps) {
  const { dataset } = change
  if (dataset === null) return null
  const { onUndo, onUndoAfter, onMoment, onRestore, onBranch, onName } = actions
  const item = (
    label: string,
    icon: ReactNode,
    act: ((version: number, change: Change) => void) | undefined,
  ) =>
    act === undefined ? null : (
      <DropdownMenuItem key={label} onSelect={() => act(change.version, change)}>
        {icon} {label}
      </DropdownMenuItem>
    )
  const back = [
    item(
      'Undo this change',
      <Undo2 aria-hidden />,
      onUndo === undefined || !canBeUndone(change) ? undefined : () => onUndo(change),
    ),
    item(
      'Undo back to here…',
      <UndoDot aria-hidden />,
      onUndoAfter === undefined || newest ? undefined : () => onUndoAfter(change),
    ),
  ].filter((each) => each !== null)
  const moment = [
    item('Look at this moment', <Eye aria-hidden />, onMoment),
    item('Restore this moment…', <RotateCcw aria-hidden />, newest ? undefined : onRestore),
    item('Branch from here…', <GitBranch aria-hidden />, onBranch),
    item('Name this version…', <Bookmark aria-hidden />, onName),
  ].filter((each) => each !== null)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="subtle"
          size="sm"
          aria-label={`More for: ${plainSentence(change.label, change.images)}`}
          className="absolute top-2 right-2 w-7 bg-card px-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100"
        >
          <MoreHorizontal aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {back}
        {back.length > 0 && moment.length > 0 ? <DropdownMenuSeparator /> : null}
        {moment}
        {back.length + moment.length > 0 ? <DropdownMenuSeparator /> : null}
        {item('Copy a link to it', <Link2 aria-hidden />, () => copyLink(dataset, change))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
