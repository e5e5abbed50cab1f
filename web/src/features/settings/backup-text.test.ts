import { expect, test } from 'vitest'
import type { BackupList } from '@/api/types'
import { formatDate } from '@/lib/format'
import { backupState } from './backup-text'

const list: BackupList = {
  folder: '/backups',
  daily: false,
  keep: 7,
  next: null,
  failure: null,
  running: null,
  problem: null,
  command: 'loracraft backup restore',
  restored: null,
  backups: [],
}
const backup = {
  path: '/backups/snapshots/a',
  name: 'a',
  at: '2026-11-20T10:00:00Z',
  events: 1,
  pictures: 1,
  bytes: 1,
  program: '1.0.0',
  secrets: false,
  problem: null,
}

test('says that there is none, and that none will be', () => {
  expect(backupState(list)).toBe('There is no backup yet. Daily backups are off.')
})

test('names the newest that can be used, and when the next is due', () => {
  const next = '2026-11-21T10:00:00Z'
  const broken = { ...backup, at: null, problem: 'It is damaged.' }
  expect(backupState({ ...list, daily: true, next, backups: [broken, backup] })).toBe(
    `The newest is of ${formatDate(backup.at)}. The next one is due ${formatDate(next)}; the newest 7 are kept.`,
  )
})

test('says that one is being made', () => {
  expect(backupState({ ...list, running: 'r', backups: [backup] })).toBe(
    'A backup is being made. Daily backups are off.',
  )
})
