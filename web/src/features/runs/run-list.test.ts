import { expect, test } from 'vitest'
import type { Run } from '@/api/types'
import {
  changeOf,
  detailsOf,
  hasFailed,
  isActive,
  isGoing,
  keepingEnds,
  outcomeText,
  overall,
  progressText,
  proposedIn,
  withRun,
} from './run-list'

const run = (change: Partial<Run>): Run =>
  ({
    id: 'r1',
    kind: 'import',
    state: 'running',
    total: 100,
    done: 25,
    perSecond: 12.4,
    secondsLeft: 6,
    error: null,
    note: null,
    result: null,
    ...change,
  }) as Run

const nothing = {
  captioned: 0,
  skipped: 0,
  failed: 0,
  calls: 0,
  kept: 0,
  inputTokens: 0,
  outputTokens: 0,
}

test('what is over stays so when a list that is older comes later', () => {
  const over = run({ state: 'finished', done: 100 })
  const other = run({ id: 'r2', state: 'paused' })
  expect(keepingEnds([over, other], [run({ state: 'running', done: 99 }), run({ id: 'r2' })])).toEqual([
    over,
    run({ id: 'r2' }),
  ])
  expect(keepingEnds([], [over])).toEqual([over])
})

test('progress tells how far, how fast and how long', () => {
  expect(progressText(run({}))).toBe('25 of 100 · 12 a second · 6 s left')
  expect(progressText(run({ total: 0, perSecond: 0, secondsLeft: null }))).toBe('25')
})

test('what goes slowly is told by the minute, or by the hour', () => {
  const at = (perSecond: number) => progressText(run({ perSecond, secondsLeft: null }))
  expect(at(0.5)).toBe('25 of 100 · 30 a minute')
  expect(at(0.041)).toBe('25 of 100 · 2.5 a minute')
  expect(at(0.005)).toBe('25 of 100 · 18 an hour')
  expect(at(0)).toBe('25 of 100')
})

test('a paused run is not over, tells how far it is, and does not go', () => {
  const paused = run({ state: 'paused', perSecond: 0, secondsLeft: null })
  expect([isActive(paused), isGoing(paused)]).toEqual([true, false])
  expect(progressText(paused)).toBe('Paused · 25 of 100')
  expect(progressText(run({ state: 'paused', total: 0 }))).toBe('Paused')
})

test('a finished import tells what came of its files', () => {
  const result = { added: 1240, duplicates: 3, skipped: 0, failed: 1 }
  expect(outcomeText(run({ kind: 'import', state: 'finished', result }))).toBe(
    '1,240 added · 3 duplicates · 1 failed',
  )
})

test('a captioning tells what it has used, and what came of its images', () => {
  expect(progressText(run({ kind: 'caption', note: '1,200 tokens' }))).toBe(
    '25 of 100 · 12 a second · 6 s left · 1,200 tokens',
  )
  const result = {
    ...nothing,
    captioned: 90,
    skipped: 8,
    failed: 2,
    calls: 95,
    inputTokens: 9000,
    outputTokens: 1000,
  }
  const done = run({ kind: 'caption', state: 'finished', result })
  expect(outcomeText(done)).toBe('90 captioned · 8 skipped · 2 failed · 10,000 tokens')
  const priced = run({ kind: 'caption', state: 'finished', result: { ...result, cost: 0.12, unpriced: 0 } })
  expect(outcomeText(priced)).toBe('90 captioned · 8 skipped · 2 failed · 10,000 tokens · $0.12')
  expect([hasFailed(done), detailsOf(done)]).toEqual([true, 'Report'])
  const paused = run({
    ...priced,
    state: 'paused',
    kind: 'caption',
    result: { ...result, cost: 0.12, unpriced: 0 },
  })
  expect([progressText(paused), hasFailed(paused)]).toEqual(['Paused · 25 of 100 · $0.12', false])
  expect(outcomeText(run({ kind: 'tag', state: 'finished', result }))).toBe(
    '90 tagged · 8 skipped · 2 failed',
  )
})

test('a cancelled captioning is undone where it wrote, and reviewed where it proposed', () => {
  const cancelled = (captioned: number, proposed: number) =>
    run({
      kind: 'caption',
      state: 'cancelled',
      change: 'c1',
      result: { ...nothing, captioned, proposed },
    })
  expect([changeOf(cancelled(0, 3)), proposedIn(cancelled(0, 3))]).toEqual([null, 3])
  expect(outcomeText(cancelled(0, 3))).toBe('Cancelled after 25 · 3 to review')
  expect([changeOf(cancelled(2, 0)), proposedIn(cancelled(2, 0))]).toEqual(['c1', 0])
  expect(changeOf(run({ kind: 'tag', state: 'cancelled', change: 'c1', result: null }))).toBeNull()
  expect(outcomeText(cancelled(2, 0))).toBe('Cancelled after 25')
})

test('a finished backup tells where it is, and has no more to show', () => {
  const result = {
    path: '/backups/snapshots/a',
    events: 9,
    pictures: 1,
    bytes: 5,
    newPictures: 1,
    newBytes: 5,
    removed: 0,
    secrets: false,
  }
  const backup = run({ kind: 'backup', state: 'finished', result })
  expect(outcomeText(backup)).toBe('1 picture · /backups/snapshots/a')
  const kept = run({ kind: 'backup', state: 'finished', result: { ...result, kept: 'Older ones stay.' } })
  expect(outcomeText(kept)).toBe('1 picture · /backups/snapshots/a · Older ones stay.')
  expect(detailsOf(backup)).toBeNull()
})

test('a failed run gives its reason', () => {
  expect(outcomeText(run({ state: 'failed', error: 'The disk is full.' }))).toBe('The disk is full.')
})

test('several runs make one bar', () => {
  expect(overall([run({}), run({ total: 300, done: 75 })])).toBe(0.25)
  expect(overall([])).toBeNull()
})

test('a run is brought up to date in place, a new one comes first', () => {
  const runs = [run({}), run({ id: 'r0' })]
  expect(withRun(runs, run({ done: 50 })).map((each) => each.done)).toEqual([50, 25])
  expect(withRun(runs, run({ id: 'r2' })).map((each) => each.id)).toEqual(['r2', 'r1', 'r0'])
})
