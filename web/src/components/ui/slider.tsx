import { Slider as Radix } from 'radix-ui'
import { cn } from '@/lib/cn'

interface SliderProps {
  value: number
  min: number
  max: number
  step?: number
  label: string
  /** What a value means, for those who do not see it. */
  valueText?: string | undefined
  onChange: (value: number) => void
  /** The thumb was let go, or moved by a key. */
  onCommit?: ((value: number) => void) | undefined
  className?: string
}

export function Slider({
  value,
  min,
  max,
  step = 1,
  label,
  valueText,
  onChange,
  onCommit,
  className,
}: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => next !== undefined && onChange(next)}
      onValueCommit={([next]) => next !== undefined && onCommit?.(next)}
      className={cn('relative flex h-8 w-28 touch-none items-center select-none', className)}
    >
      <Radix.Track className="relative h-1 w-full rounded-full bg-line-control/60">
        <Radix.Range className="absolute h-full rounded-full bg-accent" />
      </Radix.Track>
      <Radix.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="group flex size-5 items-center justify-center rounded-full border border-line-strong bg-card"
      >
        <span className="size-2.5 rounded-full bg-accent transition-transform duration-100 group-hover:scale-120 group-active:scale-90" />
      </Radix.Thumb>
    </Radix.Root>
  )
}
