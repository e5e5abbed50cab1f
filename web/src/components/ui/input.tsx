import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { fieldStyles } from './field-styles'

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return (
    <input type={type} spellCheck={false} className={cn(fieldStyles, 'h-8 px-3', className)} {...props} />
  )
}
