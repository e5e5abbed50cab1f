import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'asChild'> {
  label: string
  /** Shown beside the label in the tooltip, "Ctrl+Z". */
  shortcut?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
}

export function IconButton({
  label,
  shortcut,
  side,
  children,
  variant = 'subtle',
  size,
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} side={side}>
      <Button
        aria-label={label}
        variant={variant}
        size={size}
        className={cn('px-0', size === 'sm' ? 'w-7' : size === 'lg' ? 'w-10' : 'w-8', className)}
        {...props}
      >
        {children}
      </Button>
    </Tooltip>
  )
}
