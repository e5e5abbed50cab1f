import { useQueryClient } from '@tanstack/react-query'
import { ListFilter, RotateCcw } from 'lucide-react'
import { useLocation } from 'wouter'
import { Button } from '@/components/ui/button'
import { ReportDialog } from './ReportDialog'
import { failedIn, hasFailed, proposedIn, type TextsRun } from './run-list'
import { steerRun } from './steer'

interface TextsReportDialogProps {
  run: TextsRun
  result: NonNullable<TextsRun['result']>
  onClose: () => void
}

/** What became of each image of a captioning or tagging run, and what to do about those that failed. */
export function TextsReportDialog({ run, result, onClose }: TextsReportDialogProps) {
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const first = (run: () => void) => () => {
    onClose()
    run()
  }
  return (
    <ReportDialog
      run={run}
      lists={[
        { kind: 'captioned', label: run.kind === 'tag' ? 'Tagged' : 'Captioned', count: result.captioned },
        ...(run.kind === 'tag' ? [] : [{ kind: 'noted' as const, label: 'Noted', count: result.noted ?? 0 }]),
        { kind: 'proposed', label: 'To review', count: proposedIn(run) },
        { kind: 'skipped', label: 'Skipped', count: result.skipped },
        { kind: 'failed', label: 'Failed', count: result.failed },
      ]}
      footer={
        <>
          {hasFailed(run) ? (
            <>
              <Button variant="accent" onClick={first(() => void steerRun(client, run.id, 'retry'))}>
                <RotateCcw aria-hidden /> Retry failed
              </Button>
              <Button onClick={first(() => navigate(failedIn(run)))}>
                <ListFilter aria-hidden /> Show failed
              </Button>
            </>
          ) : null}
          <Button onClick={onClose}>Close</Button>
        </>
      }
      onClose={onClose}
    />
  )
}
