import type { ImportResult, Run } from '@/api/types'
import { Button } from '@/components/ui/button'
import { ReportDialog } from './ReportDialog'

interface ImportReportDialogProps {
  run: Run
  result: ImportResult
  onClose: () => void
}

export const ImportReportDialog = ({ run, result, onClose }: ImportReportDialogProps) => (
  <ReportDialog
    run={run}
    lists={[
      { kind: 'added', label: 'Added', count: result.added },
      { kind: 'duplicate', label: 'Duplicates', count: result.duplicates },
      { kind: 'skipped', label: 'Skipped', count: result.skipped },
      { kind: 'failed', label: 'Failed', count: result.failed },
    ]}
    footer={<Button onClick={onClose}>Close</Button>}
    onClose={onClose}
  />
)
