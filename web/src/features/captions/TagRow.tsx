import { Minus, Plus } from 'lucide-react'
import type { TagCount } from '@/api/types'
import { cn } from '@/lib/cn'
import { formatCount } from '@/lib/format'
import { useContextMenu, type Menu } from '@/lib/menus'
import type { TermState } from './filter-terms'

interface TagRowProps {
  entry: TagCount
  state: TermState
  current: boolean
  /** Takes the keyboard as it comes into view. */
  focus: boolean
  onClick: () => void
  onFocus: () => void
  menu: () => Menu
}

const spoken: Record<TermState, string> = { none: '', required: ', required', excluded: ', excluded' }

export function TagRow({ entry, state, current, focus, onClick, onFocus, menu }: TagRowProps) {
  const place = useContextMenu(menu)
  return (
    <button
      type="button"
      ref={(row) => {
        if (focus && row !== null && document.activeElement !== row) row.focus({ preventScroll: true })
        return place(row)
      }}
      tabIndex={current ? 0 : -1}
      data-tag={entry.tag}
      aria-label={`${entry.tag}, ${formatCount(entry.count)}${spoken[state]}`}
      className={cn(
        'flex h-full w-full items-center gap-2 rounded-sm px-2 text-left hover:bg-subtle-hover focus-visible:-outline-offset-2',
        state === 'required' && 'bg-accent-soft text-accent hover:bg-accent-soft',
        state === 'excluded' && 'bg-bad-soft text-bad hover:bg-bad-soft',
      )}
      onClick={onClick}
      onFocus={onFocus}
    >
      {state === 'required' ? <Plus className="size-3.5 shrink-0" aria-hidden /> : null}
      {state === 'excluded' ? <Minus className="size-3.5 shrink-0" aria-hidden /> : null}
      <span className="min-w-0 flex-1 truncate" title={entry.tag}>
        {entry.tag}
      </span>{' '}
      <span className="text-caption text-text-3 tabular-nums">{formatCount(entry.count)}</span>
    </button>
  )
}
