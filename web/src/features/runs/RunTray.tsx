import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CirclePause, ListChecks, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Run } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Progress } from '@/components/ui/progress'
import { ScrollArea } from '@/components/ui/scroll-area'
import { useActions } from '@/lib/actions/use-actions'
import { pages } from '@/lib/paths'
import { ExportResultDialog } from './ExportResultDialog'
import { ImportReportDialog } from './ImportReportDialog'
import {
  failedIn,
  hasFailed,
  isActive,
  isGoing,
  overall,
  progressText,
  proposedIn,
  writesTexts,
} from './run-list'
import { RunItem } from './RunItem'
import { TextsReportDialog } from './TextsReportDialog'
import { runsQuery } from './queries'
import { steerRun, type Steer } from './steer'
import { useFinishedToasts } from './use-finished-toasts'

function TrayButton({ active }: { active: readonly Run[] }) {
  const [first] = active
  if (first === undefined) {
    return (
      <>
        <ListChecks aria-hidden /> Activity
      </>
    )
  }
  const several = active.length > 1
  return (
    <>
      {active.some(isGoing) ? (
        <LoaderCircle className="animate-spin text-accent" aria-hidden />
      ) : (
        <CirclePause className={active.some((run) => run.paused !== null) ? 'text-warn' : ''} aria-hidden />
      )}
      <span className="flex w-64 flex-col gap-1">
        <span className="truncate text-left text-caption tabular-nums">
          {several ? `${active.length} runs` : progressText(first)}
        </span>
        <Progress label="All runs" value={overall(active)} still={!active.some(isGoing)} />
      </span>
    </>
  )
}

/** The list takes the focus, not its first button, whose hint would open with it. */
function focusItself(event: Event) {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}

interface RunTrayProps {
  /** Takes back all that a run did, as one. Must stay the same function. */
  onUndo: (dataset: number, change: string) => void
}

/** Long work: what is under way, and what came of the last of it. */
export function RunTray({ onUndo }: RunTrayProps) {
  const { data: runs = [] } = useQuery(runsQuery)
  const [open, setOpen] = useState(false)
  const [openedAt, setOpenedAt] = useState(0)
  const [shown, setShown] = useState<Run | null>(null)
  const [, navigate] = useLocation()
  const active = runs.filter(isActive)
  const failed = runs.filter(hasFailed)
  const show = (run: Run) => {
    if (run.kind === 'drift') navigate(pages.drift({ run: run.id }))
    else setShown(run)
  }
  useFinishedToasts(runs, show, (dataset) => navigate(pages.review(dataset)), onUndo)
  const client = useQueryClient()
  const choices = (which: readonly Run[], what: Steer) => ({
    choices: which.map(({ id, label }) => ({ label, run: () => steerRun(client, id, what) })),
  })
  useActions(
    {
      'runs.show': () => setOpen(true),
      'run.pause': choices(active.filter(isGoing), 'pause'),
      'run.resume': choices(
        active.filter((run) => !isGoing(run)),
        'resume',
      ),
      'run.cancel': choices(active, 'cancel'),
      'run.retry': choices(failed, 'retry'),
      'run.review': {
        choices: runs
          .filter((run) => proposedIn(run) > 0)
          .map(({ label, dataset }) => ({ label, run: () => navigate(pages.review(dataset)) })),
      },
      'run.failed': {
        choices: failed.map((run) => ({ label: run.label, run: () => navigate(failedIn(run)) })),
      },
    },
    true,
    'everywhere',
  )
  return (
    <>
      <Popover
        open={open}
        onOpenChange={(next) => {
          setOpen(next)
          setOpenedAt(Date.now())
        }}
      >
        <PopoverTrigger asChild>
          <Button variant="subtle">
            <TrayButton active={active} />
          </Button>
        </PopoverTrigger>
        <PopoverContent
          align="end"
          aria-label="Activity"
          className="w-100 p-2"
          tabIndex={-1}
          onOpenAutoFocus={focusItself}
        >
          <h2 className="px-2 py-1 font-semibold">Activity</h2>
          {runs.length === 0 ? (
            <p className="px-2 py-3 text-text-2">
              Imports, captions by AI, exports, checks and backups show here while they run, and what came of
              them.
            </p>
          ) : (
            <ScrollArea className="max-h-120">
              <ul>
                {runs.map((run) => (
                  <RunItem
                    key={run.id}
                    run={run}
                    now={openedAt}
                    onReport={() => {
                      setOpen(false)
                      show(run)
                    }}
                  />
                ))}
              </ul>
            </ScrollArea>
          )}
        </PopoverContent>
      </Popover>
      {shown?.kind === 'import' && shown.result !== null ? (
        <ImportReportDialog run={shown} result={shown.result} onClose={() => setShown(null)} />
      ) : null}
      {shown !== null && writesTexts(shown) && shown.result !== null ? (
        <TextsReportDialog run={shown} result={shown.result} onClose={() => setShown(null)} />
      ) : null}
      {shown?.kind === 'export' && shown.result !== null ? (
        <ExportResultDialog run={shown} result={shown.result} onClose={() => setShown(null)} />
      ) : null}
    </>
  )
}
