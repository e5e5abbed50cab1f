import { Copy, Minus, MousePointerClick, Pencil, Plus, Trash2, X } from 'lucide-react'
import type { Menu } from '@/lib/menus'
import type { TermState } from './filter-terms'

interface TagActs {
  onState: (state: TermState) => void
  /** Null where images cannot be selected. */
  onSelect: (() => void) | null
  /** Null where nothing can be changed. */
  onRename: (() => void) | null
  onRemove: (() => void) | null
}

/** What can be done to a tag of the whole dataset. */
export const tagMenu = (
  tag: string,
  state: TermState,
  { onState, onSelect, onRename, onRemove }: TagActs,
): Menu => ({
  title: tag,
  groups: [
    [
      state === 'required'
        ? null
        : { label: 'Show only images with it', icon: <Plus aria-hidden />, run: () => onState('required') },
      state === 'excluded'
        ? null
        : { label: 'Hide images with it', icon: <Minus aria-hidden />, run: () => onState('excluded') },
      state === 'none'
        ? null
        : { label: 'Take it out of the filter', icon: <X aria-hidden />, run: () => onState('none') },
      onSelect === null
        ? null
        : { label: 'Select images with it', icon: <MousePointerClick aria-hidden />, run: onSelect },
      {
        label: 'Copy',
        icon: <Copy aria-hidden />,
        run: () => void navigator.clipboard.writeText(tag).catch(() => undefined),
      },
    ],
    [
      onRename === null
        ? null
        : { label: 'Rename everywhere…', icon: <Pencil aria-hidden />, action: 'row.rename', run: onRename },
      onRemove === null
        ? null
        : {
            label: 'Remove everywhere…',
            icon: <Trash2 aria-hidden />,
            action: 'row.remove',
            danger: true,
            run: onRemove,
          },
    ],
  ],
})
