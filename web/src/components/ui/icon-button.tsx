import type { ReactNode } from 'react'
import type { ActionId } from '@/lib/actions/catalogue'
import { cn } from '@/lib/cn'
import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'asChild'> {
  label: string
  /** Its key is shown beside the label in the tooltip. */
  action?: ActionId
  /** A key that is always the same, "Esc". */
  shortcut?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  children: ReactNode
}

export function IconButton({
  label,
  action,
  shortcut,
  side,
  children,
  variant = 'subtle',
  size,
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} action={action} shortcut={shortcut} side={side}>
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
