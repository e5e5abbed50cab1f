import { Progress as Radix } from 'radix-ui'
import { cn } from '@/lib/cn'

interface ProgressProps {
  /** 0 to 1, or null while the whole is unknown. */
  value: number | null
  label: string
  /** It does not go on for now. */
  still?: boolean
  className?: string
}

export function Progress({ value, label, still = false, className }: ProgressProps) {
  return (
    <Radix.Root
      value={value === null ? null : Math.round(value * 100)}
      aria-label={label}
      className={cn('h-1 w-full overflow-hidden rounded-full bg-line-strong', className)}
    >
      <Radix.Indicator
        className={cn(
          'h-full rounded-full transition-[width] duration-150',
          still ? 'bg-text-3' : 'bg-accent',
          value === null && 'animate-pulse',
        )}
        style={{ width: value === null ? '100%' : `${value * 100}%` }}
      />
    </Radix.Root>
  )
}
