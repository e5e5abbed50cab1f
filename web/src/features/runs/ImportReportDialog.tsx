import { useState } from 'react'
import type { ImportResult, ReportKind, Run } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Badge } from '@/components/ui/badge'
import { Dialog } from '@/components/ui/dialog'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { formatCount } from '@/lib/format'
import { ReportList } from './ReportList'

interface ImportReportDialogProps {
  run: Run
  result: ImportResult
  onClose: () => void
}

export function ImportReportDialog({ run, result, onClose }: ImportReportDialogProps) {
  const lists: readonly { kind: ReportKind; label: string; count: number }[] = [
    { kind: 'added', label: 'Added', count: result.added },
    { kind: 'duplicate', label: 'Duplicates', count: result.duplicates },
    { kind: 'skipped', label: 'Skipped', count: result.skipped },
    { kind: 'failed', label: 'Failed', count: result.failed },
  ]
  // What went wrong is what a report is opened for.
  const [kind, setKind] = useState<string>(
    [...lists].reverse().find((list) => list.count > 0)?.kind ?? 'added',
  )
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={onClose}
      title={run.label}
      className="flex flex-col"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <Tabs value={kind} onValueChange={setKind} className="flex min-h-0 flex-col gap-2">
        <TabsList>
          {lists.map((list) => (
            <TabsTrigger key={list.kind} value={list.kind}>
              {list.label}{' '}
              <Badge tone={list.kind === 'failed' && list.count > 0 ? 'bad' : 'neutral'}>
                {formatCount(list.count)}
              </Badge>
            </TabsTrigger>
          ))}
        </TabsList>
        {lists.map((list) => (
          <TabsContent key={list.kind} value={list.kind} className="outline-none">
            <ReportList run={run.id} dataset={run.dataset} kind={list.kind} />
          </TabsContent>
        ))}
      </Tabs>
    </Dialog>
  )
}
