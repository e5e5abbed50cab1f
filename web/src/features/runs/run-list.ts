import type { Run } from '@/api/types'
import { costText, formatCount, formatDuration, plural } from '@/lib/format'
import { pages } from '@/lib/paths'

/** Whether it is worked on, or waits only for its turn. */
export const isGoing = (run: Run): boolean => run.state === 'queued' || run.state === 'running'

/** Whether it is not over. */
export const isActive = (run: Run): boolean => isGoing(run) || run.state === 'paused'

/** The list with one run brought up to date, or put first when it is new. */
export function withRun(runs: readonly Run[], run: Run): Run[] {
  return runs.some((each) => each.id === run.id)
    ? runs.map((each) => (each.id === run.id ? run : each))
    : [run, ...runs]
}

/** A list that was read before the end of a run was told, and came after it, takes the end back no more. */
export function keepingEnds(was: readonly Run[], now: readonly Run[]): Run[] {
  const over = new Map(was.filter((run) => !isActive(run)).map((run) => [run.id, run]))
  return now.map((run) => (isActive(run) ? (over.get(run.id) ?? run) : run))
}

/** 0 to 1 over all that is under way; null while nothing is known of how much there is. */
export function overall(runs: readonly Run[]): number | null {
  const total = runs.reduce((sum, run) => sum + run.total, 0)
  return total === 0 ? null : Math.min(1, runs.reduce((sum, run) => sum + run.done, 0) / total)
}

const count = (run: Run): string =>
  run.total > 0 ? `${formatCount(run.done)} of ${formatCount(run.total)}` : formatCount(run.done)

/** "310 a second"; what is slower, by the minute or the hour: "2.5 a minute". Null while nothing is done. */
function rateText(perSecond: number): string | null {
  if (perSecond >= 1) return `${formatCount(Math.round(perSecond))} a second`
  const perMinute = perSecond * 60
  if (perMinute >= 10) return `${Math.round(perMinute)} a minute`
  if (perMinute >= 1) return `${Math.round(perMinute * 10) / 10} a minute`
  const perHour = Math.round(perMinute * 60)
  return perHour < 1 ? null : `${perHour} an hour`
}

/** "4,200 of 20,000 · 310 a second · 51 s left". */
export function progressText(run: Run): string {
  if (run.state === 'queued') return 'Waiting'
  if (run.state === 'paused') {
    const spent = run.kind === 'caption' ? run.result : null
    return [
      'Paused',
      ...(run.total > 0 ? [count(run)] : []),
      ...(spent?.cost === undefined || spent.calls === 0 ? [] : [costText(spent.cost, spent.unpriced ?? 0)]),
    ].join(' · ')
  }
  const parts = [count(run)]
  const rate = rateText(run.perSecond)
  if (rate !== null) parts.push(rate)
  if (run.secondsLeft !== null) parts.push(`${formatDuration(run.secondsLeft)} left`)
  if (typeof run.note === 'string') parts.push(run.note)
  return parts.join(' · ')
}

/** One that writes captions or tags. */
export type TextsRun = Extract<Run, { kind: 'caption' | 'tag' }>

export const writesTexts = (run: Run): run is TextsRun => run.kind === 'caption' || run.kind === 'tag'

/** The change that takes all of a run back; null when it changed nothing. A run that was cut off may have done part of its work. */
export function changeOf(run: Run): string | null {
  if (run.kind === 'drift-take') return run.result?.change ?? null
  if (run.kind === 'import' && run.result !== null) return run.result.added > 0 ? run.change : null
  if (writesTexts(run)) return (run.result?.captioned ?? 0) > 0 ? run.change : null
  return run.done > 0 ? run.change : null
}

/** How many texts a run proposed. */
export const proposedIn = (run: Run): number => (writesTexts(run) ? (run.result?.proposed ?? 0) : 0)

/** Whether something failed in it that can be tried again. */
export const hasFailed = (run: Run): boolean =>
  !isActive(run) && writesTexts(run) && run.result !== null && run.result.failed > 0

/** Where the images are that it failed at. */
export const failedIn = (run: Run): string => pages.dataset(run.dataset, { filter: `failed:${run.id}` })

/** What there is to tell of a run beyond the line in the list, as a button says it; null when that is all. */
export function detailsOf(run: Run): string | null {
  if (run.result === null || run.kind === 'drift-take' || run.kind === 'backup') return null
  return run.kind === 'import' || writesTexts(run) ? 'Report' : 'Details'
}

/** What came of a run, in one line. */
export function outcomeText(run: Run): string {
  if (run.state === 'failed') return run.error ?? 'Failed'
  if (run.state === 'cancelled') {
    const proposed = proposedIn(run)
    const review = proposed > 0 ? ` · ${formatCount(proposed)} to review` : ''
    return `Cancelled after ${formatCount(run.done)}${review}`
  }
  if (run.result === null) return 'Finished'
  if (run.kind === 'export') return `${formatCount(run.result.images)} pictures · ${run.result.path}`
  if (run.kind === 'backup')
    return [plural(run.result.pictures, 'picture'), run.result.path, run.result.kept]
      .filter(Boolean)
      .join(' · ')
  if (run.kind === 'drift') {
    return run.result.total === 0
      ? 'Nothing was changed outside'
      : `${plural(run.result.total, 'difference')} · ${run.result.path}`
  }
  if (run.kind === 'drift-take') {
    const { taken, leftCount, left } = run.result
    const rest =
      leftCount > 0
        ? `${formatCount(leftCount)} left: ${left[0]?.name ?? ''}, ${left[0]?.reason ?? ''}`
        : null
    return [`${formatCount(taken)} taken in`, rest].filter((part) => part !== null).join(' · ')
  }
  if (writesTexts(run)) {
    const { captioned, skipped, failed, inputTokens, outputTokens, cost, unpriced } = run.result
    const proposed = proposedIn(run)
    return [
      ...(captioned > 0 || proposed === 0
        ? [`${formatCount(captioned)} ${run.kind === 'tag' ? 'tagged' : 'captioned'}`]
        : []),
      ...(proposed > 0 ? [`${formatCount(proposed)} to review`] : []),
      ...(skipped > 0 ? [`${formatCount(skipped)} skipped`] : []),
      ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
      ...(run.kind === 'tag' ? [] : [`${formatCount(inputTokens + outputTokens)} tokens`]),
      ...(run.kind === 'tag' || cost === undefined ? [] : [costText(cost, unpriced ?? 0)]),
    ].join(' · ')
  }
  const { added, duplicates, skipped, failed } = run.result
  const rest = [
    duplicates > 0 && `${formatCount(duplicates)} duplicates`,
    skipped > 0 && `${formatCount(skipped)} skipped`,
    failed > 0 && `${formatCount(failed)} failed`,
  ].filter((part) => part !== false)
  return [`${formatCount(added)} added`, ...rest].join(' · ')
}
