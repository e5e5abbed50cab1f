import { useIsMutating, useQuery } from '@tanstack/react-query'
import { Archive, ArchiveRestore, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Backup } from '@/api/types'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { copyEntry } from '@/components/copy-entry'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { formatBytes, formatDate, plural } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { backupState } from './backup-text'
import { backupsQuery, useBackUp } from './queries'
import { useRestore } from './restart'

function BackupRow({ backup, onRestore }: { backup: Backup; onRestore: () => void }) {
  const { at, name, problem } = backup
  const row = useContextMenu(() => ({
    title: at === null ? name : formatDate(at),
    groups: [
      [
        {
          label: 'Restore…',
          icon: <ArchiveRestore aria-hidden />,
          disabled: at === null,
          run: onRestore,
        },
        copyEntry('Copy its path', backup.path),
      ],
    ],
  }))
  if (at === null)
    return (
      <li ref={row} className="flex items-start gap-3 px-4 py-3">
        <TriangleAlert className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden />
        <p className="min-w-0 break-words">
          {name} cannot be used. <span className="text-text-2">{problem}</span>
        </p>
      </li>
    )
  return (
    <li ref={row} className="flex items-center gap-3 px-4 py-3">
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
      <Button size="sm" aria-label={`Restore the backup of ${formatDate(at)}…`} onClick={onRestore}>
        Restore…
      </Button>
    </li>
  )
}

function RestoreQuestion({ backup, onClose }: { backup: Backup | null; onClose: () => void }) {
  const restore = useRestore()
  return (
    <ConfirmDialog
      open={backup !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Restore this backup?"
      confirm="Restore"
      onConfirm={() => backup !== null && restore.mutate(backup.path)}
    >
      Every concept, dataset, picture and change becomes as it was{' '}
      {backup?.at == null ? 'then' : formatDate(backup.at)}. What was done since is replaced, and kept aside
      in the folder “replaced” of the data folder. Settings and keys for services stay. LoraCraft stops for
      it, checks the backup, and comes back here; that can take some minutes.
    </ConfirmDialog>
  )
}

/** How backups go: the newest, the next, what went wrong, a list of all, and how one is restored. */
export function BackupPanel() {
  const { data, error, refetch } = useQuery(backupsQuery)
  const backUp = useBackUp()
  const [asked, setAsked] = useState<Backup | null>(null)
  const restarting = useIsMutating({ mutationKey: ['restart'] }) > 0
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
            {restarting ? 'LoraCraft is restarting.' : backupState(data)}
          </p>
          {data.restored === null ? null : (
            <p className="text-good select-text">
              Restored from the backup of {formatDate(data.restored.at)}.
              {data.restored.kept === null
                ? null
                : ` What was there before is kept in ${data.restored.kept}: delete that when you are sure that you do not need it.`}
            </p>
          )}
          {data.failure === null ? null : (
            <ProblemAlert
              error={new Error(`The last one failed, ${formatDate(data.failure.at)}: ${data.failure.reason}`)}
            />
          )}
          {data.problem === null ? null : <ProblemAlert error={new Error(data.problem)} />}
          {data.backups.length === 0 ? null : (
            <ul className="surface-layer divide-y divide-line">
              {data.backups.map((backup) => (
                <BackupRow key={backup.path} backup={backup} onRestore={() => setAsked(backup)} />
              ))}
            </ul>
          )}
          <p className="text-caption text-text-3">
            They are in <span className="select-text">{data.folder}</span> and share their pictures.{' '}
            {newest === undefined ? null : (
              <>
                In a terminal, while LoraCraft does not run:{' '}
                <code className="font-mono">
                  {data.command} "{newest.path}"
                </code>
              </>
            )}
          </p>
          <RestoreQuestion backup={asked} onClose={() => setAsked(null)} />
        </>
      )}
    </section>
  )
}
