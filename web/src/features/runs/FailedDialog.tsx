import { useQueryClient } from '@tanstack/react-query'
import { ListFilter, RotateCcw } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Run } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ReportList } from './ReportList'
import { failedIn } from './run-list'
import { steerRun } from './steer'

/** Each image that a captioning or tagging run failed at, with the reason. */
export function FailedDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const [, navigate] = useLocation()
  const client = useQueryClient()
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={onClose}
      title="Why they failed"
      description={run.label}
      className="flex flex-col"
      footer={
        <>
          <Button
            variant="accent"
            onClick={() => {
              onClose()
              void steerRun(client, run.id, 'retry')
            }}
          >
            <RotateCcw aria-hidden /> Retry failed
          </Button>
          <Button
            onClick={() => {
              onClose()
              navigate(failedIn(run))
            }}
          >
            <ListFilter aria-hidden /> Show failed
          </Button>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <ReportList run={run.id} dataset={run.dataset} kind="failed" />
    </Dialog>
  )
}
