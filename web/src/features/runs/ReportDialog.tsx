import { useState, type ReactNode } from 'react'
import type { ReportListKind, Run } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { Dialog } from '@/components/ui/dialog'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { formatCount } from '@/lib/format'
import { ReportList } from './ReportList'

interface ReportDialogProps {
  run: Run
  /** What became of its items; the last that has any is shown first. */
  lists: readonly { kind: ReportListKind; label: string; count: number }[]
  footer: ReactNode
  onClose: () => void
}

/** What became of each item of a run, with the reason. */
export function ReportDialog({ run, lists, footer, onClose }: ReportDialogProps) {
  // What went wrong is what a report is opened for.
  const [kind, setKind] = useState<string>(
    [...lists].reverse().find((list) => list.count > 0)?.kind ?? lists[0]?.kind ?? '',
  )
  return (
    <Dialog open size="lg" onOpenChange={onClose} title={run.label} className="flex flex-col" footer={footer}>
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
