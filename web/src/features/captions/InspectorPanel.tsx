import { MousePointerClick } from 'lucide-react'
import { useCallback, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Dataset, Origin } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { Kbd } from '@/components/ui/kbd'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { ScrollArea } from '@/components/ui/scroll-area'
import { means, useActions } from '@/lib/actions/use-actions'
import type { Selection } from '@/lib/selection'
import { useAfterPaint } from '@/lib/use-after-paint'
import { ManyImages } from './ManyImages'
import { OneImage } from './OneImage'

interface InspectorPanelProps {
  dataset: Dataset
  selection: Selection
  onPrevious?: () => void
  onNext?: () => void
  /** Opens the timeline at a change. As `onLeave` it is the same from render to render: what is shown is rendered only when it changes. */
  onOrigin: (origin: Origin) => void
  /** Gives the keyboard back to the grid. */
  onLeave: () => void
}

const fieldOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement ? (target.dataset.field ?? null) : null

/** Tags and captions of what is selected. */
export function InspectorPanel({
  dataset,
  selection,
  onPrevious,
  onNext,
  onOrigin,
  onLeave,
}: InspectorPanelProps) {
  const panel = useRef<HTMLElement>(null)
  /** The field to be in again once the next image is shown. */
  const stayIn = useRef<string | null>(null)
  const [inside, setInside] = useState(false)
  // The grid shows what is selected first. Whoever goes on from in here writes on at once, and so waits for the fields.
  const later = useAfterPaint(selection)
  const shown = inside ? selection : later
  const late = shown !== selection
  const { numbers, focused } = shown
  const one = numbers.size === 1 ? numbers.first : numbers.size === 0 ? focused : null

  const focusField = (name: string) => {
    if (late) flushSync(() => setInside(true)) // what is typed next belongs into the field
    const field = panel.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
    field?.focus()
    if (late && field == null) setInside(false)
  }
  const takeFocus = (event: FocusEvent) => {
    // What had it is still of the former images: it goes on in the same field of those that are selected.
    if (late) stayIn.current = fieldOf(event.target)
    setInside(true)
  }
  useActions(
    { 'tags.focus': () => focusField('tags'), 'caption.focus': () => focusField('caption') },
    selection.focused !== null || selection.numbers.size > 0,
  )

  const onKeyDownCapture = (event: KeyboardEvent) => {
    const back = event.key === 'PageUp' || means(event, 'inspector.previous')
    const on = event.key === 'PageDown' || means(event, 'inspector.next')
    const step = back ? onPrevious : on ? onNext : undefined
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    stayIn.current = fieldOf(event.target)
    step()
  }
  const catchFocus = useCallback(
    (field: HTMLElement | null) => {
      if (field?.dataset.field !== stayIn.current) return
      stayIn.current = null
      field.focus()
    },
    // Another one for each selection, so that a field that stays for the next image is told of it too.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [shown],
  )
  return (
    <section
      ref={panel}
      aria-label="Captions"
      className="h-full contain-strict"
      onFocusCapture={takeFocus}
      onBlurCapture={(event) => setInside(event.currentTarget.contains(event.relatedTarget))}
      onKeyDownCapture={onKeyDownCapture}
    >
      <ScrollArea className="h-full">
        {one !== null ? (
          <OneImage
            dataset={dataset}
            number={one}
            catchFocus={catchFocus}
            onOrigin={onOrigin}
            onLeave={onLeave}
          />
        ) : numbers.size > 1 ? (
          <ManyImages key={numbers.toString()} dataset={dataset} numbers={numbers} onLeave={onLeave} />
        ) : (
          <EmptyState icon={<MousePointerClick />} title="Select an image">
            Its tags and captions appear here. Ctrl or Shift selects several, to edit them together.{' '}
            <ShortcutKbd action="tags.focus" /> goes to the tags, <ShortcutKbd action="caption.focus" /> to
            the caption, <Kbd>Esc</Kbd> back to the grid.
          </EmptyState>
        )}
      </ScrollArea>
      {/* A press meant for the images just selected must not reach the former ones'. `inert` would restyle all that is in here. */}
      {late ? <div className="absolute inset-0" /> : null}
    </section>
  )
}
