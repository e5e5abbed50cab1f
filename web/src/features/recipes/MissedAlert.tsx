import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { plural } from '@/lib/format'
import { NumberSet } from '@/lib/number-set'

interface MissedAlertProps {
  /** Image numbers in wire form. */
  missed: string
  reason: string
  onRun: () => void
}

/** Images that came in, or whose texts did, and that a standing recipe could not work on, with the way to make up for it. */
export function MissedAlert({ missed, reason, onRun }: MissedAlertProps) {
  return (
    <div
      role="alert"
      className="flex items-start gap-3 rounded-sm border border-warn/30 bg-warn-soft px-3 py-2"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
      <p className="min-w-0 flex-1">
        {plural(NumberSet.parse(missed).size, 'image')} came in, or got a text by a model, that it could not
        work on. {reason} They are as they came; change the recipe and run it on them.
      </p>
      <Button size="sm" onClick={onRun}>
        Run on them
      </Button>
    </div>
  )
}
