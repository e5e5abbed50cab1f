import { Eraser, Pencil, Redo2, RotateCcw, Sparkles, Undo2 } from 'lucide-react'
import type { Change } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { cn } from '@/lib/cn'
import { plural } from '@/lib/format'
import { timeOfDay } from './timeline-rows'

interface TimelineEntryProps {
  change: Change
  /** Going back to the newest change would do nothing. */
  newest: boolean
  onUndo: (change: Change) => void
  onBackTo: (change: Change) => void
}

const icons = { start: Sparkles, edit: Pencil, undo: Undo2, redo: Redo2, forget: Eraser }

export function TimelineEntry({ change, newest, onUndo, onBackTo }: TimelineEntryProps) {
  const Icon = icons[change.kind]
  const reach = change.images > 0 ? ` · ${plural(change.images, 'image')}` : ''
  return (
    <div className="group flex h-full items-center gap-3 pr-2 pl-4 hover:bg-subtle-hover">
      <Icon className={cn('size-4 shrink-0 text-text-3', change.undone && 'opacity-50')} aria-hidden />
      <div className={cn('min-w-0 flex-1', change.undone && 'opacity-50')}>
        <p className={cn('truncate', change.undone && 'line-through')} title={change.label}>
          {change.label}
        </p>
        <p className="truncate text-caption text-text-3">
          <time dateTime={change.at}>{timeOfDay(change.at)}</time> · {change.actor}
          {reach}
          {change.undone ? ' · undone' : ''}
        </p>
      </div>
      <div className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
        {change.undone || change.kind !== 'edit' ? null : (
          <IconButton label={`Undo only this: ${change.label}`} size="sm" onClick={() => onUndo(change)}>
            <Undo2 aria-hidden />
          </IconButton>
        )}
        {newest ? null : (
          <IconButton label={`Undo back to here: ${change.label}`} size="sm" onClick={() => onBackTo(change)}>
            <RotateCcw aria-hidden />
          </IconButton>
        )}
      </div>
    </div>
  )
}
