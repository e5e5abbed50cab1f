import { useQuery } from '@tanstack/react-query'
import { Archive, TriangleAlert } from 'lucide-react'
import type { Backup } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { formatBytes, formatDate, plural } from '@/lib/format'
import { backupState } from './backup-text'
import { backupsQuery, useBackUp } from './queries'

function BackupRow({ backup }: { backup: Backup }) {
  const { at, name, problem } = backup
  if (at === null)
    return (
      <li className="flex items-start gap-3 px-4 py-3">
        <TriangleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
        <p className="min-w-0 break-words">
          {name} cannot be used. <span className="text-text-2">{problem}</span>
        </p>
      </li>
    )
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <Archive className="size-4 shrink-0 text-text-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium">
          {formatDate(at)}
          {backup.secrets ? <Badge>with keys for services</Badge> : null}
        </p>
        <p className="truncate text-caption text-text-3 select-text" title={backup.path}>
          {name}
        </p>
      </div>
      <p className="text-text-2 tabular-nums">
        {plural(backup.pictures, 'picture')} · {formatBytes(backup.bytes)}
      </p>
    </li>
  )
}

/** How backups go: the newest, the next, what went wrong, a list of all, and how one is restored. */
export function BackupPanel() {
  const { data, error, refetch } = useQuery(backupsQuery)
  const backUp = useBackUp()
  const newest = data?.backups.find((backup) => backup.at !== null)
  return (
    <section aria-labelledby="settings-backups" className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <h2 id="settings-backups" className="flex-1 text-subtitle font-semibold">
          Your backups
        </h2>
        <Button
          size="sm"
          disabled={backUp.isPending || (data !== undefined && data.running !== null)}
          onClick={() => backUp.mutate()}
        >
          Back up now
        </Button>
      </div>
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {data === undefined && error === null ? <Skeleton className="h-16" /> : null}
      {data === undefined ? null : (
        <>
          <p role="status" className="text-text-2">
            {backupState(data)}
          </p>
          {data.failure === null ? null : (
            <ProblemAlert
              error={new Error(`The last one failed, ${formatDate(data.failure.at)}: ${data.failure.reason}`)}
            />
          )}
          {data.problem === null ? null : <ProblemAlert error={new Error(data.problem)} />}
          {data.backups.length === 0 ? null : (
            <ul className="surface-layer divide-y divide-line">
              {data.backups.map((backup) => (
                <BackupRow key={backup.path} backup={backup} />
              ))}
            </ul>
          )}
          <p className="text-caption text-text-3">
            They are in <span className="select-text">{data.folder}</span> and share their pictures.{' '}
            {newest === undefined ? null : (
              <>
                To restore one, quit LoraCraft and run{' '}
                <code className="font-mono select-text">loracraft backup restore "{newest.path}"</code>. What
                is there now is kept aside.
              </>
            )}
          </p>
        </>
      )}
    </section>
  )
}
