import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'

/** A plain scrolling box: Radix's needs an inline <style> tag, and the browser's thin bars look the part. */
export function ScrollArea({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('min-h-0 overflow-y-auto overscroll-contain', className)} {...props} />
}
