import { Copy, Minus, MousePointerClick, Pencil, Plus, Trash2, X } from 'lucide-react'
import {
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuLabel,
  ContextMenuSeparator,
} from '@/components/ui/context-menu'
import type { TermState } from './filter-terms'

interface TagIndexMenuProps {
  tag: string
  state: TermState
  onState: (state: TermState) => void
  onSelect?: (() => void) | undefined
  onRename: (() => void) | undefined
  onRemove: (() => void) | undefined
}

export function TagIndexMenu({ tag, state, onState, onSelect, onRename, onRemove }: TagIndexMenuProps) {
  return (
    <ContextMenuContent>
      <ContextMenuLabel className="max-w-60 truncate">{tag}</ContextMenuLabel>
      {state === 'required' ? null : (
        <ContextMenuItem onSelect={() => onState('required')}>
          <Plus aria-hidden /> Show only images with it
        </ContextMenuItem>
      )}
      {state === 'excluded' ? null : (
        <ContextMenuItem onSelect={() => onState('excluded')}>
          <Minus aria-hidden /> Hide images with it
        </ContextMenuItem>
      )}
      {state === 'none' ? null : (
        <ContextMenuItem onSelect={() => onState('none')}>
          <X aria-hidden /> Take it out of the filter
        </ContextMenuItem>
      )}
      {onSelect === undefined ? null : (
        <ContextMenuItem onSelect={onSelect}>
          <MousePointerClick aria-hidden /> Select images with it
        </ContextMenuItem>
      )}
      <ContextMenuItem onSelect={() => void navigator.clipboard.writeText(tag).catch(() => undefined)}>
        <Copy aria-hidden /> Copy
      </ContextMenuItem>
      {onRename === undefined ? null : (
        <>
          <ContextMenuSeparator />
          <ContextMenuItem shortcut="F2" onSelect={onRename}>
            <Pencil aria-hidden /> Rename everywhere…
          </ContextMenuItem>
        </>
      )}
      {onRemove === undefined ? null : (
        <ContextMenuItem shortcut="Delete" danger onSelect={onRemove}>
          <Trash2 aria-hidden /> Remove everywhere…
        </ContextMenuItem>
      )}
    </ContextMenuContent>
  )
}
