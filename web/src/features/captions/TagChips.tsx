import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'
import type { Origin } from '@/api/types'
import { choose, focusAfterRemoval, neighbour, NO_CHIPS, targets, type ChipSelection } from './chip-selection'
import { means } from '@/lib/actions/use-actions'
import { keyName } from '@/lib/hotkeys'
import { copyTags } from '@/lib/tag-clipboard'
import { splitTags } from '@/lib/tag-list'
import { TagChip, type Chip } from './TagChip'
import { chipMenu } from './chip-menu'
import { useChipDrag } from './use-chip-drag'

interface TagChipsProps {
  label: string
  chips: readonly Chip[]
  onRemove: (tags: string[]) => void
  onRename: (from: string, to: string) => void
  onPaste: (tags: string[]) => void
  /** Absent where the order has no meaning, as over several images. */
  onMove?: ((tags: readonly string[], index: number) => void) | undefined
  onStep?: ((tags: readonly string[], direction: -1 | 1) => void) | undefined
  /** Gives a tag that some images have to all of them. */
  onComplete?: ((tag: string) => void) | undefined
  /** Opens the timeline at the change that put a tag there. */
  onOrigin?: ((origin: Origin) => void) | undefined
  onLeave: () => void
}

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']

/** The tags as chips: one stop for Tab, arrows inside, several chosen with Ctrl and Shift. */
export function TagChips({ label, chips, onMove, onStep, ...on }: TagChipsProps) {
  const list = useRef<HTMLDivElement>(null)
  /** A chip that gets the keyboard as soon as it is there: a renamed one comes with the next data. */
  const awaited = useRef<string | null>(null)
  const [selection, setSelection] = useState<ChipSelection>(NO_CHIPS)
  const [renaming, setRenaming] = useState<string | null>(null)
  const tags = chips.map(({ tag }) => tag)
  const chosen = targets(selection, tags)
  const current = selection.focus !== null && tags.includes(selection.focus) ? selection.focus : tags[0]
  const drag = useChipDrag(list, (moved, index) => onMove?.(moved, index))

  const focusChip = (tag: string | null) => {
    const chip =
      tag === null ? null : list.current?.querySelector<HTMLElement>(`[data-tag="${CSS.escape(tag)}"]`)
    if (chip == null) list.current?.focus()
    else chip.focus()
  }
  useEffect(() => {
    if (awaited.current === null || !tags.includes(awaited.current)) return
    focusChip(awaited.current)
    awaited.current = null
  })
  const remove = (gone: string[]) => {
    const next = focusAfterRemoval(tags, gone)
    on.onRemove(gone)
    setSelection({ chosen: [], anchor: next, focus: next })
    focusChip(next)
  }
  const onPointerDown = (event: PointerEvent, tag: string) => {
    if (event.button !== 0) return
    const held = { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey }
    const dragsAll = !held.toggle && !held.range && selection.chosen.includes(tag)
    const next = dragsAll ? { ...selection, focus: tag } : choose(selection, tags, tag, held)
    setSelection(next)
    focusChip(tag)
    if (onMove !== undefined) drag.begin(event, targets(next, tags))
  }
  const onArrow = (event: KeyboardEvent) => {
    const next = neighbour(tags, current ?? null, event.key)
    if (next === null) return
    if (event.ctrlKey) setSelection({ ...selection, focus: next })
    else setSelection(choose(selection, tags, next, { toggle: false, range: event.shiftKey }))
    focusChip(next)
  }
  const commands: Record<string, () => void> = {
    Enter: () => {
      const origin = chips.find(({ tag }) => tag === current)?.origin
      if (origin != null) on.onOrigin?.(origin)
    },
    Escape: on.onLeave,
    ' ': () => {
      if (current !== undefined)
        setSelection(choose(selection, tags, current, { toggle: true, range: false }))
    },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (renaming !== null) return
    // These come as clipboard events; the grid has its own meaning for the keys.
    if (['Ctrl+C', 'Ctrl+V'].includes(keyName(event))) {
      event.stopPropagation()
      return
    }
    if (means(event, 'row.remove')) remove(chosen)
    else if (means(event, 'row.rename')) setRenaming(current ?? null)
    else if (means(event, 'row.earlier')) onStep?.(chosen, -1)
    else if (means(event, 'row.later')) onStep?.(chosen, 1)
    else if (means(event, 'row.all'))
      setSelection({ chosen: tags, anchor: tags[0] ?? null, focus: current ?? null })
    else if (ARROWS.includes(event.key) && !(event.ctrlKey && event.key.endsWith('p'))) onArrow(event)
    else if (commands[event.key] !== undefined) commands[event.key]?.()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onCopy = (event: ClipboardEvent) => {
    if (renaming !== null) return
    const copied = chosen.length > 0 ? chosen : tags
    event.clipboardData.setData('text/plain', copied.join(', '))
    event.preventDefault()
    copyTags(copied)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (renaming !== null) return
    on.onPaste(splitTags(event.clipboardData.getData('text/plain')))
    event.preventDefault()
  }
  const menuOf = ({ tag, partial, origin }: Chip) =>
    chipMenu(selection.chosen.includes(tag) ? selection.chosen : [tag], {
      rename: () => setRenaming(tag),
      complete: partial === true && on.onComplete !== undefined ? () => on.onComplete?.(tag) : null,
      origin: origin != null && on.onOrigin !== undefined ? () => on.onOrigin?.(origin) : null,
      step: onStep ?? null,
      remove,
    })
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const { tag } = event.target.dataset
    if (tag !== undefined) setSelection((old) => (old.focus === tag ? old : { ...old, focus: tag }))
  }
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      tabIndex={-1}
      className="flex flex-wrap gap-1.5 outline-none"
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onPaste={onPaste}
      {...drag.handlers}
    >
      {chips.map((chip, index) => {
        const last = index === chips.length - 1
        return (
          <TagChip
            key={chip.tag}
            chip={chip}
            chosen={selection.chosen.includes(chip.tag)}
            current={chip.tag === current}
            renaming={chip.tag === renaming}
            drop={drag.dropAt === index ? 'before' : last && drag.dropAt === chips.length ? 'after' : null}
            onPointerDown={onPointerDown}
            onStartRename={setRenaming}
            onRename={(to, byKey) => {
              setRenaming(null)
              if (to !== null) on.onRename(chip.tag, to)
              if (byKey) awaited.current = to ?? chip.tag
            }}
            onRemove={(tag) => remove([tag])}
            onComplete={on.onComplete}
            onOrigin={on.onOrigin}
            menu={() => menuOf(chip)}
          />
        )
      })}
    </div>
  )
}
