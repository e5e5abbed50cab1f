import { useEffect, useRef, useState } from 'react'
import type { Run } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { changeOf, detailsOf, isActive, outcomeText, proposedIn } from './run-list'
import { watchedRuns } from './watched-runs'

/** A run's id is a UUID of version 7: it begins with the time it was made at, in milliseconds. */
const queuedAt = (run: Run): number => parseInt(run.id.replaceAll('-', '').slice(0, 12), 16)

/** Says so when a run has come to its end that this window saw running (also before it was read anew), or that began and ended since the window is open. */
export function useFinishedToasts(
  runs: readonly Run[],
  show: (run: Run) => void,
  review: (dataset: number) => void,
  undo: (dataset: number, change: string) => void,
): void {
  const [running] = useState(() => watchedRuns())
  const told = useRef(new Set<string>())
  const [opened] = useState(() => Date.now())
  useEffect(() => {
    for (const run of runs) {
      if (isActive(run)) running.add(run.id)
      else if (running.end(run.id) || (queuedAt(run) >= opened && !told.current.has(run.id))) {
        told.current.add(run.id)
        const change = changeOf(run)
        const more =
          proposedIn(run) > 0
            ? { other: { label: 'Review', run: () => review(run.dataset) } }
            : detailsOf(run) !== null
              ? { other: { label: 'Show', run: () => show(run) } }
              : {}
        const back =
          change === null ? {} : { action: { label: 'Undo', run: () => undo(run.dataset, change) } }
        const tell = run.state === 'failed' ? toast.bad : run.state === 'finished' ? toast.good : toast.show
        tell(run.label, { detail: outcomeText(run), ...more, ...back })
      }
    }
  }, [runs, show, review, undo, opened, running])
}
