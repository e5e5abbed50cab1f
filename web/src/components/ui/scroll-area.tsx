import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

/**
 * A plain scrolling box: Radix's needs an inline <style> tag, and the browser's thin bars look the part. It is the place that what is
 * only for screen readers belongs to; else that would make the whole page longer than the window.
 */
export function ScrollArea({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('relative min-h-0 overflow-y-auto overscroll-contain', className)} {...props} />
}
