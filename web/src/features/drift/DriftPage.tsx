import { useQuery } from '@tanstack/react-query'
import { FolderSync } from 'lucide-react'
import { useEffect, useEffectEvent, useState, type SyntheticEvent } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Dataset, Run } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { RecentPaths } from '@/components/RecentPaths'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Progress } from '@/components/ui/progress'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { formatCount } from '@/lib/format'
import { pages } from '@/lib/paths'
import { loadRecentPaths, pathProblem, rememberPaths } from '@/lib/recent-paths'
import { DriftResult } from './DriftResult'
import { importersQuery, isOver, runQuery, useCancel, useCheck, useResume } from './queries'

function Under({ run, doing }: { run: Run; doing: string }) {
  const cancel = useCancel(run.id)
  const resume = useResume(run.id)
  return (
    <div className="flex flex-col gap-2" role="status">
      <div className="flex items-center gap-3">
        <span className="flex-1 tabular-nums">
          {doing}
          {run.total > 0 ? `: ${formatCount(run.done)} of ${formatCount(run.total)}` : ' …'}
          {run.state === 'paused' ? ' · Paused' : ''}
        </span>
        {run.state === 'paused' ? (
          <Button size="sm" disabled={resume.isPending} onClick={() => resume.mutate()}>
            Resume
          </Button>
        ) : null}
        <Button size="sm" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          Cancel
        </Button>
      </div>
      <Progress label={doing} value={run.total > 0 ? run.done / run.total : null} />
    </div>
  )
}

function Found({ run, onAgain }: { run: Run; onAgain: (path: string, dataset: number) => void }) {
  const [taking, setTaking] = useState<string | null>(null)
  const { data: take } = useQuery(runQuery(taking))
  const path = run.kind === 'drift' ? run.result?.path : undefined
  const taken = take?.state === 'finished'
  const again = useEffectEvent(() => path !== undefined && onAgain(path, run.dataset))
  useEffect(() => {
    if (taken) again()
  }, [taken])

  if (run.state === 'failed') return <ProblemAlert error={new Error(run.error ?? 'The check failed.')} />
  if (run.state === 'cancelled') return <p role="status">The check was cancelled. Nothing was changed.</p>
  if (run.state !== 'finished') return <Under run={run} doing="Comparing the pictures" />
  if (run.kind !== 'drift' || run.result === null) return null
  if (take !== undefined && (taken || !isOver(take))) {
    return <Under run={take} doing="Taking in" />
  }
  return (
    <>
      {take?.state === 'failed' ? (
        <ProblemAlert error={new Error(take.error ?? 'Nothing was taken in.')} />
      ) : null}
      <DriftResult key={run.id} run={run.id} found={run.result} onTaking={setTaking} />
    </>
  )
}

interface DriftPageProps {
  /** Among these is chosen when a folder was imported into several. */
  datasets: readonly Dataset[]
}

/** Compares a folder with its dataset and takes in what other programs changed in it. */
export function DriftPage({ datasets }: DriftPageProps) {
  const [, navigate] = useLocation()
  const [query] = useSearchParams()
  const runId = query.get('run')
  const [text, setText] = useState(query.get('path') ?? '')
  const [recent, setRecent] = useState(() => loadRecentPaths('drift'))
  const { data: run, error } = useQuery(runQuery(runId))
  const check = useCheck()
  const path = text.trim().replace(/^"(.*)"$/, '$1')
  const problem = path === '' ? null : pathProblem(path)

  const refused = check.isError ? check.variables.path : ''
  const { data: importers = [] } = useQuery({ ...importersQuery(refused), enabled: refused !== '' })
  const choosable = datasets.filter(({ id }) => importers.length > 1 && importers.includes(id))
  const begin = (folder: string, dataset?: number) =>
    check.mutate(dataset === undefined ? { path: folder } : { path: folder, dataset }, {
      onSuccess: ({ id }) => {
        rememberPaths('drift', [folder])
        setRecent(loadRecentPaths('drift'))
        navigate(pages.drift({ path: folder, run: id }), { replace: true })
      },
    })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (path !== '' && problem === null && !check.isPending) begin(path)
  }
  return (
    <ScrollArea className="h-full">
      <div className="mx-auto flex min-h-full max-w-280 flex-col gap-5 px-6 py-6">
        <header className="flex flex-col gap-1">
          <h1 className="text-title font-semibold">Outside edits</h1>
          <p className="text-text-2">
            Compares a folder with its dataset. The folder is only read, never written to.
          </p>
        </header>
        <form onSubmit={submit} className="flex flex-col gap-3">
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <Field
                label="Folder"
                hint="One that was exported, or one that pictures were imported from."
                error={problem}
              >
                {(control) => (
                  <Input
                    {...control}
                    className="font-mono"
                    spellCheck={false}
                    placeholder={'D:\\training\\kite'}
                    value={text}
                    onChange={(event) => setText(event.target.value)}
                  />
                )}
              </Field>
            </div>
            <Button
              type="submit"
              variant="accent"
              className="mb-5"
              disabled={path === '' || problem !== null || check.isPending}
            >
              Check
            </Button>
          </div>
          <RecentPaths paths={recent} onChoose={setText} />
        </form>
        {check.isError && choosable.length === 0 ? <ProblemAlert error={check.error} /> : null}
        {check.isError && choosable.length > 0 ? (
          <section aria-label="Which dataset" className="flex flex-col gap-2">
            <h2 className="font-semibold">Pictures of this folder are in several datasets</h2>
            <p className="text-text-2">Choose the one to compare the folder with.</p>
            <div className="flex flex-wrap gap-2">
              {choosable.map(({ id, name }) => (
                <Button key={id} onClick={() => begin(refused, id)}>
                  {name}
                </Button>
              ))}
            </div>
          </section>
        ) : null}
        {error === null ? null : <ProblemAlert error={error} />}
        {runId === null ? (
          <EmptyState icon={<FolderSync />} title="Changed something outside LoraCraft?">
            Captions edited in another program, pictures cropped, added or deleted in an exported folder: name
            the folder, see each difference word by word, and take in what you want as one change that can be
            undone.
          </EmptyState>
        ) : run === undefined ? (
          error === null ? (
            <Waiting label="Reading the check">
              <Skeleton className="h-10" />
              <Skeleton className="h-40" />
            </Waiting>
          ) : null
        ) : (
          <Found key={run.id} run={run} onAgain={begin} />
        )}
      </div>
    </ScrollArea>
  )
}
