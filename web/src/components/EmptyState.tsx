import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
}

export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex h-full flex-1 flex-col items-center justify-center gap-3 p-8 text-center">
      <span
        className="flex size-14 items-center justify-center rounded-lg bg-selected text-text-2 [&_svg]:size-7"
        aria-hidden
      >
        {icon}
      </span>
      <h2 className="text-subtitle font-semibold">{title}</h2>
      {children === undefined ? null : <div className="max-w-100 text-text-2">{children}</div>}
      {actions === undefined ? null : <div className="flex gap-2 pt-2">{actions}</div>}
    </div>
  )
}
