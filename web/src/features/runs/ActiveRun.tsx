import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Images, Pause, Play, X } from 'lucide-react'
import { useLocation } from 'wouter'
import type { Run } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { Progress } from '@/components/ui/progress'
import { useContextMenu } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { isGoing, progressText } from './run-list'
import { steerRun, type Steer } from './steer'

/** A run that is not over: how far it is, and what can be done with it. */
export function ActiveRun({ run }: { run: Run }) {
  const client = useQueryClient()
  const { mutate: steer, isPending } = useMutation({
    mutationFn: (what: Steer) => steerRun(client, run.id, what),
  })
  const [, navigate] = useLocation()
  const row = useContextMenu(() => ({
    title: run.label,
    groups: [
      [
        isGoing(run)
          ? { label: 'Pause', icon: <Pause aria-hidden />, run: () => steer('pause') }
          : { label: 'Resume', icon: <Play aria-hidden />, run: () => steer('resume') },
        { label: 'Cancel', icon: <X aria-hidden />, run: () => steer('cancel') },
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
    <li ref={row} className="flex flex-col gap-1.5 rounded-sm px-2 py-2">
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 truncate" title={run.label}>
          {run.label}
        </span>
        {isGoing(run) ? (
          <IconButton label="Pause" size="sm" disabled={isPending} onClick={() => steer('pause')}>
            <Pause aria-hidden />
          </IconButton>
        ) : (
          <IconButton label="Resume" size="sm" disabled={isPending} onClick={() => steer('resume')}>
            <Play aria-hidden />
          </IconButton>
        )}
        <IconButton label="Cancel" size="sm" disabled={isPending} onClick={() => steer('cancel')}>
          <X aria-hidden />
        </IconButton>
      </div>
      <Progress
        label={run.label}
        value={run.total > 0 ? run.done / run.total : isGoing(run) ? null : 0}
        still={!isGoing(run)}
      />
      <span className="text-caption text-text-2 tabular-nums">{progressText(run)}</span>
      {run.paused === null ? null : <span className="text-caption break-words text-warn">{run.paused}</span>}
    </li>
  )
}
