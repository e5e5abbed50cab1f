import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Popover, PopoverAnchor, PopoverContent } from '@/components/ui/popover'
import { nextStep, steps } from './steps'
import { endTour, goToStep, useTourStep } from './tour-store'

/** The control that a step points at, while it is in sight. */
function shownTarget(target: string): Element | null {
  const element = document.querySelector(target)
  const box = element?.getBoundingClientRect()
  return box !== undefined && box.width > 0 && box.height > 0 ? element : null
}

const isThere = (target: string) => shownTarget(target) !== null

/** A walk past the controls of a dataset's page, which can be tried meanwhile; in its card arrow keys go on and back. Escape ends it. */
export function Tour() {
  const step = useTourStep()
  return step === null ? null : <Step key={step} step={step} />
}

/** Between the card and the lower end of what it lies on, in pixels. */
const MARGIN = 24

function Step({ step }: { step: number }) {
  const [box, setBox] = useState<DOMRect | null>(null)
  const title = useId()
  const text = useId()
  const next = useRef<HTMLButtonElement>(null)
  const shown = steps[step]
  const target = shown?.target ?? ''
  useEffect(() => {
    const measure = () => setBox(shownTarget(target)?.getBoundingClientRect() ?? null)
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [target])
  if (shown === undefined || box === null) return null
  const before = nextStep(step, -1, isThere)
  const after = nextStep(step, 1, isThere)
  const go = (to: number | null) => (to === null ? endTour() : goToStep(to))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') go(after)
    else if (event.key === 'ArrowLeft' && before !== null) go(before)
    else return
    event.preventDefault()
  }
  const { left, top, width, height } = box
  // What is as large as the window has no side to stand at: there the card lies on its lower end.
  const large = height > window.innerHeight / 2
  const place = large ? { left: left + width / 2, top: top + height - MARGIN } : { left, top, width, height }
  return (
    <Popover open onOpenChange={(open) => !open && endTour()}>
      <div
        aria-hidden
        className="pointer-events-none fixed z-(--z-overlay) rounded-md outline-2 outline-offset-2 outline-accent"
        style={{ left, top, width, height }}
      />
      <PopoverAnchor asChild>
        <div aria-hidden className="pointer-events-none fixed" style={place} />
      </PopoverAnchor>
      <PopoverContent
        side={large ? 'top' : 'bottom'}
        align={large ? 'center' : 'start'}
        sideOffset={large ? 0 : 12}
        data-beside
        aria-labelledby={title}
        aria-describedby={text}
        className="flex w-88 flex-col gap-3"
        onKeyDown={onKeyDown}
        onOpenAutoFocus={(event) => {
          event.preventDefault()
          next.current?.focus()
        }}
        onInteractOutside={(event) => event.preventDefault()}
      >
        <div className="flex items-start gap-2">
          <h2 id={title} className="flex-1 text-subtitle font-semibold">
            {shown.title}
          </h2>
          <IconButton label="End the tour" shortcut="Esc" size="sm" onClick={endTour}>
            <X aria-hidden />
          </IconButton>
        </div>
        <p id={text} className="text-text-2">
          {shown.text}
        </p>
        <div className="flex items-center gap-2">
          <span className="flex-1 text-caption text-text-3 tabular-nums">
            {step + 1} of {steps.length}
          </span>
          <Button disabled={before === null} onClick={() => go(before)}>
            Back
          </Button>
          <Button variant="accent" ref={next} onClick={() => go(after)}>
            {after === null ? 'Done' : 'Next'}
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  )
}
