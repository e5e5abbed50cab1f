import type { BackupList } from '@/api/types'
import { formatDate } from '@/lib/format'

/** How backups stand, in a sentence or two. */
export function backupState({ running, backups, daily, next, keep }: BackupList): string {
  const newest = backups.find((backup) => backup.at !== null)?.at ?? null
  const last =
    running !== null
      ? 'A backup is being made.'
      : newest === null
        ? 'There is no backup yet.'
        : `The newest is of ${formatDate(newest)}.`
  const coming =
    daily && next !== null
      ? ` The next one is due ${formatDate(next)}; the newest ${keep} are kept.`
      : ' Daily backups are off.'
  return last + coming
}
