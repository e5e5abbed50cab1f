import type { ReactNode } from 'react'
import type { ActionId } from '@/lib/actions/catalogue'
import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

interface ToolButtonProps extends Omit<ButtonProps, 'children' | 'asChild' | 'aria-label'> {
  label: string
  icon: ReactNode
  /** Its key is shown beside the label in the tooltip. */
  action?: ActionId
  /** Beside the label. */
  children?: ReactNode
}

/** A command of a toolbar. Where the toolbar is narrow the label is in its tooltip only. */
export function ToolButton({ label, icon, action, children, variant = 'subtle', ...props }: ToolButtonProps) {
  return (
    <Tooltip text={label} action={action}>
      <Button variant={variant} {...props}>
        {icon} <span className="sr-only @3xl:not-sr-only">{label}</span>
        {children}
      </Button>
    </Tooltip>
  )
}
