import { useMutation } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleSlash, Download, FileText, X } from 'lucide-react'
import { post } from '@/api/client'
import { reasonOf } from '@/api/problem'
import type { Run } from '@/api/types'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toast-store'
import { formatAgo } from '@/lib/format'
import { api } from '@/lib/paths'
import { isActive, outcomeText, progressText } from './run-list'

interface RunItemProps {
  run: Run
  now: number
  onReport: () => void
}

function StateIcon({ run }: { run: Run }) {
  if (run.state === 'failed') return <CircleAlert className="size-4 text-bad" aria-label="Failed" />
  if (run.state === 'cancelled') return <CircleSlash className="size-4 text-text-3" aria-label="Cancelled" />
  return <CircleCheck className="size-4 text-good" aria-label="Finished" />
}

export function RunItem({ run, now, onReport }: RunItemProps) {
  const cancel = useMutation({
    mutationFn: () => post<Run>(api.runCancel(run.id), {}),
    onError: (error) => toast.bad('The run goes on', { detail: reasonOf(error) }),
  })
  const download = run.kind === 'export' ? (run.result?.download ?? null) : null
  if (isActive(run)) {
    return (
      <li className="flex flex-col gap-1.5 rounded-sm px-2 py-2">
        <div className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate" title={run.label}>
            {run.label}
          </span>
          <IconButton label="Cancel" size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            <X aria-hidden />
          </IconButton>
        </div>
        <Progress label={run.label} value={run.total > 0 ? run.done / run.total : null} />
        <span className="text-caption text-text-2 tabular-nums">{progressText(run)}</span>
      </li>
    )
  }
  return (
    <li className="flex items-start gap-2.5 rounded-sm px-2 py-2 hover:bg-subtle-hover">
      <span className="pt-0.5">
        <StateIcon run={run} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate" title={run.label}>
          {run.label}
        </p>
        <p className="text-caption break-words text-text-2 tabular-nums">{outcomeText(run)}</p>
        <p className="text-caption text-text-3">
          {run.finishedAt === null ? '' : formatAgo(run.finishedAt, now)}
        </p>
      </div>
      {download === null ? null : (
        <Button asChild size="sm">
          <a href={download} download>
            <Download aria-hidden /> Download
          </a>
        </Button>
      )}
      {run.result === null || run.kind === 'drift-take' ? null : (
        <IconButton label={run.kind === 'import' ? 'Report' : 'Details'} size="sm" onClick={onReport}>
          <FileText aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
