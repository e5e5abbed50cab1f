import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { reasonOf } from '@/api/problem'
import { Button } from './ui/button'

interface ProblemAlertProps {
  error: unknown
  /** Offers to do again what failed. */
  onRetry?: () => unknown
  /** Other ways on, beside that. */
  children?: ReactNode
}

/** The reason of a failure, in place, and the ways on from there. */
export function ProblemAlert({ error, onRetry, children }: ProblemAlertProps) {
  const reason = (
    <p role="alert" className="flex items-start gap-2 rounded-sm border border-bad/30 bg-bad-soft px-3 py-2">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
      <span className="min-w-0 break-words">{reasonOf(error)}</span>
    </p>
  )
  if (onRetry === undefined) return reason
  return (
    <div className="flex flex-col items-start gap-2">
      {reason}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => void onRetry()}>
          Try again
        </Button>
        {children}
      </div>
    </div>
  )
}
