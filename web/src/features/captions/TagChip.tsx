import { Plus, X } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Origin } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { cn } from '@/lib/cn'
import { useContextMenu, type Menu } from '@/lib/menus'
import { tagProblem } from '@/lib/tag-list'
import { originText } from './origin'
import { OriginCard } from './OriginCard'

export interface Chip {
  tag: string
  /** Beside the tag, "12/20". */
  note?: string
  /** A further 75 tokens begin in this tag; the number of the first of them. */
  chunk?: number | undefined
  /** Only some of the selected images have it. */
  partial?: boolean
  /** Who put it there; absent where several images are meant. */
  origin?: Origin | null | undefined
}

interface TagChipProps {
  chip: Chip
  chosen: boolean
  /** The one chip that Tab reaches. */
  current: boolean
  renaming: boolean
  /** On which side of this chip the dragged ones would land. */
  drop: 'before' | 'after' | null
  onPointerDown: (event: PointerEvent, tag: string) => void
  onStartRename: (tag: string) => void
  /** Null when the name stays; `byKey` when the keyboard should go back to the chip. */
  onRename: (to: string | null, byKey: boolean) => void
  onRemove: (tag: string) => void
  onComplete?: ((tag: string) => void) | undefined
  onOrigin?: ((origin: Origin) => void) | undefined
  menu: () => Menu
}

export function TagChip({ chip, chosen, current, renaming, drop, menu, ...on }: TagChipProps) {
  const { tag, note, chunk, partial = false, origin } = chip
  const described = useId()
  const row = useContextMenu(menu)
  if (renaming) return <RenameField tag={tag} onDone={on.onRename} />
  return (
    <>
      <OriginCard text={tag} origin={origin} onOrigin={on.onOrigin}>
        <div
          ref={row}
          role="option"
          aria-selected={chosen}
          tabIndex={current ? 0 : -1}
          data-tag={tag}
          title={origin == null ? tag : undefined}
          aria-describedby={origin == null ? undefined : described}
          onPointerDown={(event) => on.onPointerDown(event, tag)}
          onDoubleClick={() => on.onStartRename(tag)}
          className={cn(
            'group relative flex h-6 max-w-full touch-none items-center gap-1 rounded-sm border border-line bg-fill pr-0.5 pl-2 select-none hover:bg-fill-hover',
            partial && 'border-dashed border-line-strong text-text-2',
            chosen && 'border-accent/60 bg-accent-soft text-text hover:bg-accent-soft',
            drop !== null && 'before:absolute before:inset-y-0 before:w-0.5 before:bg-accent',
            drop === 'before' && 'before:-left-1',
            drop === 'after' && 'before:-right-1',
          )}
        >
          {chunk === undefined ? null : (
            <span
              className="border-l-2 border-warn pl-1 text-caption text-text-3 tabular-nums"
              title={`Token ${chunk} is in this tag: CLIP reads 75 at once.`}
            >
              {chunk}
            </span>
          )}
          <span className="truncate">{tag}</span>
          {note === undefined ? null : <span className="text-caption text-text-3 tabular-nums">{note}</span>}
          {partial && on.onComplete !== undefined ? (
            <span
              aria-hidden
              title="Add to all"
              className="flex size-4.5 cursor-default items-center justify-center rounded-sm text-text-3 hover:bg-fill-hover hover:text-text"
              onPointerDown={(event) => event.stopPropagation()}
              onClick={() => on.onComplete?.(tag)}
            >
              <Plus className="size-3" />
            </span>
          ) : null}
          {/* For the pointer alone: what is an option can hold no button, and the keyboard has Delete. */}
          <span
            aria-hidden
            title="Remove"
            className="flex size-4.5 cursor-default items-center justify-center rounded-sm text-text-3 hover:bg-fill-hover hover:text-text"
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => on.onRemove(tag)}
          >
            <X className="size-3" />
          </span>
        </div>
      </OriginCard>
      {origin == null ? null : (
        <span id={described} hidden>
          {originText(origin)}
        </span>
      )}
    </>
  )
}

function RenameField({ tag, onDone }: { tag: string; onDone: (to: string | null, byKey: boolean) => void }) {
  const [text, setText] = useState(tag)
  const finish = (byKey: boolean) => {
    const to = text.trim()
    if (to === '' || to === tag) {
      onDone(null, byKey)
      return
    }
    const problem = tagProblem(to)
    if (problem === null) onDone(to, byKey)
    else toast.bad(problem)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish(true)
    else if (event.key === 'Escape') onDone(null, true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div role="presentation">
      <input
        ref={(input) => {
          if (input !== null && document.activeElement !== input) {
            input.focus()
            input.select()
          }
        }}
        aria-label={`New name for ${tag}`}
        spellCheck={false}
        value={text}
        size={Math.max(4, text.length)}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => (tagProblem(text) === null ? finish(false) : onDone(null, false))}
        className="h-6 max-w-full rounded-sm border border-accent bg-well px-2 text-text outline-none"
      />
    </div>
  )
}
