import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

interface WaitingProps {
  /** What it stands for, as "Loading the timeline". */
  label: string
  className?: string
  /** Skeletons. */
  children: ReactNode
}

/** Stands where something will be that is still on its way. */
export const Waiting = ({ label, className, children }: WaitingProps) => (
  <div role="status" aria-busy aria-label={label} className={cn('flex flex-col gap-3', className)}>
    {children}
  </div>
)
