import type { KeyboardEvent, PointerEvent } from 'react'
import { useState } from 'react'
import { cn } from '@/lib/cn'

interface ResizerProps {
  label: string
  width: number
  min: number
  max: number
  /** The width that a double click goes back to, as Enter does. */
  initial: number
  /** Which side of the pane the handle is on. */
  edge: 'left' | 'right'
  onResize: (width: number) => void
}

/** The handle between two panes, for the pointer and for the arrow keys. */
export function Resizer({ label, width, min, max, initial, edge, onResize }: ResizerProps) {
  const [grip, setGrip] = useState<number | null>(null)
  const sign = edge === 'right' ? 1 : -1
  const set = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))))
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowRight: width + sign * 16,
      ArrowLeft: width - sign * 16,
      Home: min,
      End: max,
      Enter: initial,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    set(next)
  }
  return (
    // A focusable separator is the window-splitter pattern: an interactive role, though the lint rule knows only the static one.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="group flex w-2 shrink-0 cursor-col-resize touch-none items-center justify-center rounded-sm"
      title="Drag, or press the arrow keys. A double click resets it."
      onKeyDown={onKeyDown}
      onDoubleClick={() => set(initial)}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setGrip(event.clientX - sign * width)
      }}
      onPointerMove={(event) => {
        if (grip !== null) set(sign * (event.clientX - grip))
      }}
      onPointerUp={() => setGrip(null)}
      onPointerCancel={() => setGrip(null)}
    >
      <span
        className={cn(
          'h-8 w-[3px] rounded-full transition-colors group-hover:bg-line-control',
          grip === null ? 'bg-transparent' : 'bg-accent',
        )}
      />
    </div>
  )
}
