import { expect, test } from 'vitest'
import { watchedRuns } from './watched-runs'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('a run that was seen under way is known when the page is read anew, and its end is told once', () => {
  const store = memory()
  watchedRuns(store).add('r1')
  const anew = watchedRuns(store)
  expect([anew.end('r1'), anew.end('r1'), anew.end('r2')]).toEqual([true, false, false])
  expect(watchedRuns(store).end('r1')).toBe(false)
})

test('what cannot be read or kept is no run', () => {
  const broken = {
    getItem: () => '{',
    setItem: () => {
      throw new Error('full')
    },
  }
  const watched = watchedRuns(broken)
  watched.add('r1')
  expect(watched.end('r1')).toBe(true)
})
