import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { fieldStyles } from './field-styles'

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(fieldStyles, 'min-h-16 resize-y px-3 py-1.5', className)} {...props} />
}
