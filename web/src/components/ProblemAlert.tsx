import { CircleAlert } from 'lucide-react'
import { reasonOf } from '@/api/problem'

/** The reason of a failure, in place. */
export function ProblemAlert({ error }: { error: unknown }) {
  return (
    <p role="alert" className="flex items-start gap-2 rounded-sm border border-bad/30 bg-bad-soft px-3 py-2">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
      {reasonOf(error)}
    </p>
  )
}
