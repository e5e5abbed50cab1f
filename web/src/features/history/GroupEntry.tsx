import { ChevronRight, Layers } from 'lucide-react'
import { cn } from '@/lib/cn'
import { plural } from '@/lib/format'
import type { Actor } from './actor'
import { ActorName } from './ActorName'
import { timeOfDay, type ChangeGroup } from './timeline-rows'

interface GroupEntryProps {
  group: ChangeGroup
  actor: Actor
  open: boolean
  current: boolean
  focus: boolean
  onToggle: () => void
  onFocus: () => void
}

/** Many changes of one run or recipe, as one row. */
export function GroupEntry({ group, actor, open, current, focus, onToggle, onFocus }: GroupEntryProps) {
  const [from, to] = [group.changes.at(-1), group.changes[0]]
  return (
    <div className="relative">
      <span aria-hidden className="absolute inset-y-0 left-[27px] w-px bg-line" />
      <button
        type="button"
        ref={(row) => {
          if (focus && row !== null && document.activeElement !== row) row.focus({ preventScroll: true })
        }}
        tabIndex={current ? 0 : -1}
        aria-expanded={open}
        data-row
        className="relative flex w-full items-center gap-3 rounded-sm py-2 pr-3 pl-3 text-left hover:bg-subtle-hover"
        onClick={onToggle}
        onFocus={onFocus}
      >
        <span
          aria-hidden
          className="flex size-8 shrink-0 items-center justify-center rounded-full border border-line bg-accent-soft text-accent"
        >
          <Layers className="size-4" />
        </span>
        <span className="flex min-w-0 flex-1 flex-col gap-1">
          <span className="truncate font-medium">{plural(group.changes.length, 'change')}</span>
          <span className="flex min-w-0 items-center gap-1.5 text-caption text-text-3">
            <span className="shrink-0">
              {from === undefined || to === undefined ? '' : `${timeOfDay(from.at)} – ${timeOfDay(to.at)}`}
            </span>
            <span aria-hidden>·</span>
            <ActorName actor={actor} />
          </span>
        </span>
        <ChevronRight
          className={cn('size-3.5 text-text-3 transition-transform duration-100', open && 'rotate-90')}
          aria-hidden
        />
      </button>
    </div>
  )
}
