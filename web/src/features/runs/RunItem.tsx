import { useQueryClient } from '@tanstack/react-query'
import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Download,
  FileText,
  Images,
  ListChecks,
  ListFilter,
  RotateCcw,
} from 'lucide-react'
import { useLocation } from 'wouter'
import type { Run } from '@/api/types'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { formatAgo } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { ActiveRun } from './ActiveRun'
import { detailsOf, failedIn, hasFailed, isActive, outcomeText, proposedIn } from './run-list'
import { steerRun } from './steer'

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

export function RunItem(props: RunItemProps) {
  return isActive(props.run) ? <ActiveRun run={props.run} /> : <EndedRun {...props} />
}

function EndedRun({ run, now, onReport }: RunItemProps) {
  const [, navigate] = useLocation()
  const download = run.kind === 'export' ? (run.result?.download ?? null) : null
  const details = detailsOf(run)
  const failed = hasFailed(run)
  const review = proposedIn(run) > 0 ? () => navigate(pages.review(run.dataset)) : null
  const client = useQueryClient()
  const showFailed = () => navigate(failedIn(run))
  const retry = () => void steerRun(client, run.id, 'retry')
  const row = useContextMenu(() => ({
    title: run.label,
    groups: [
      [
        details === null ? null : { label: details, icon: <FileText aria-hidden />, run: onReport },
        download === null
          ? null
          : { label: 'Download', icon: <Download aria-hidden />, run: () => location.assign(download) },
      ],
      [
        review === null ? null : { label: 'Review', icon: <ListChecks aria-hidden />, run: review },
        failed ? { label: 'Show failed', icon: <ListFilter aria-hidden />, run: showFailed } : null,
        failed ? { label: 'Retry failed', icon: <RotateCcw aria-hidden />, run: retry } : null,
      ],
      [
        run.dataset === 0
          ? null
          : {
              label: 'Go to the dataset',
              icon: <Images aria-hidden />,
              run: () => navigate(pages.dataset(run.dataset)),
            },
      ],
    ],
  }))
  return (
    <li ref={row} className="flex items-start gap-2.5 rounded-sm px-2 py-2 hover:bg-subtle-hover">
      <span className="pt-0.5">
        <StateIcon run={run} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate" title={run.label}>
          {run.label}
        </p>
        <p className="text-caption break-words text-text-2 tabular-nums select-text">{outcomeText(run)}</p>
        <p className="text-caption text-text-3">
          {run.finishedAt === null ? '' : formatAgo(run.finishedAt, now)}
        </p>
        {review === null ? null : (
          <p className="pt-1">
            <Button size="sm" onClick={review}>
              Review
            </Button>
          </p>
        )}
        {failed ? (
          <p className="flex gap-2 pt-1">
            <Button size="sm" onClick={showFailed}>
              Show failed
            </Button>
            <Button size="sm" onClick={retry}>
              Retry failed
            </Button>
          </p>
        ) : null}
      </div>
      {download === null ? null : (
        <Button asChild size="sm">
          <a href={download} download>
            <Download aria-hidden /> Download
          </a>
        </Button>
      )}
      {details === null ? null : (
        <IconButton label={details} size="sm" onClick={onReport}>
          <FileText aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
