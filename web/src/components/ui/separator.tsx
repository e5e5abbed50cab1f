import { Separator as Radix } from 'radix-ui'
import { cn } from '@/lib/cn'

interface SeparatorProps {
  orientation?: 'horizontal' | 'vertical'
  className?: string
}

export function Separator({ orientation = 'horizontal', className }: SeparatorProps) {
  return (
    <Radix.Root
      decorative
      orientation={orientation}
      className={cn('shrink-0 bg-line', orientation === 'horizontal' ? 'h-px w-full' : 'h-5 w-px', className)}
    />
  )
}
