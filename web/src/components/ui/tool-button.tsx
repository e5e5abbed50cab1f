import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

interface ToolButtonProps extends Omit<ButtonProps, 'children' | 'asChild' | 'aria-label'> {
  label: string
  icon: ReactNode
  shortcut?: string
  /** Beside the label. */
  children?: ReactNode
}

/** A command of a toolbar. Where the toolbar is narrow the label is in its tooltip only. */
export function ToolButton({
  label,
  icon,
  shortcut,
  children,
  variant = 'subtle',
  ...props
}: ToolButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button variant={variant} {...props}>
        {icon} <span className="sr-only @3xl:not-sr-only">{label}</span>
        {children}
      </Button>
    </Tooltip>
  )
}
