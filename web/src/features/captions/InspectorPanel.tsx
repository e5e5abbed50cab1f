import { MousePointerClick } from 'lucide-react'
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Dataset, Origin } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { Kbd } from '@/components/ui/kbd'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { ScrollArea } from '@/components/ui/scroll-area'
import { means, useActions } from '@/lib/actions/use-actions'
import type { Selection } from '@/lib/selection'
import { ManyImages } from './ManyImages'
import { OneImage } from './OneImage'

interface InspectorPanelProps {
  dataset: Dataset
  selection: Selection
  onPrevious?: () => void
  onNext?: () => void
  /** Opens the timeline at a change. */
  onOrigin: (origin: Origin) => void
  /** Gives the keyboard back to the grid. */
  onLeave: () => void
}

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
  const later = useDeferredValue(selection)
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
    const field = event.target instanceof HTMLElement ? event.target.dataset.field : undefined
    stayIn.current = field ?? null
    step()
  }
  const catchFocus = (field: HTMLElement | null) => {
    if (field?.dataset.field !== stayIn.current) return
    stayIn.current = null
    field.focus()
  }
  return (
    <section
      ref={panel}
      aria-label="Captions"
      className="h-full contain-strict"
      inert={late}
      onFocusCapture={() => setInside(true)}
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
    </section>
  )
}
