import { useEffect, useRef } from 'react'
import type { Run } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { isActive, outcomeText } from './run-list'

/** Says so when a run that this window saw running has come to its end. */
export function useFinishedToasts(runs: readonly Run[], show: (run: Run) => void): void {
  const running = useRef(new Set<string>())
  useEffect(() => {
    for (const run of runs) {
      if (isActive(run)) running.current.add(run.id)
      else if (running.current.delete(run.id)) {
        const more = run.result === null ? {} : { action: { label: 'Show', run: () => show(run) } }
        const tell = run.state === 'failed' ? toast.bad : run.state === 'finished' ? toast.good : toast.show
        tell(run.label, { detail: outcomeText(run), ...more })
      }
    }
  }, [runs, show])
}
