import { expect, test } from 'vitest'
import { costText, formatAgo, formatBytes, formatDuration, formatMoney, plural } from './format'

test('bytes read like Explorer writes them', () => {
  expect(formatBytes(512)).toBe('512 B')
  expect(formatBytes(1_400)).toBe('1.4 kB')
  expect(formatBytes(25_600_000)).toBe('26 MB')
})

test('durations round to what a person waits for', () => {
  expect(formatDuration(0.2)).toBe('1 s')
  expect(formatDuration(150)).toBe('3 min')
  expect(formatDuration(7_260)).toBe('2 h 1 min')
})

test('counts agree with their noun', () => {
  expect(plural(1, 'picture')).toBe('1 picture')
  expect(plural(1_234, 'picture')).toBe('1,234 pictures')
})

test('recent moments are told from now', () => {
  expect(formatAgo('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:00:10Z'))).toBe('just now')
  expect(formatAgo('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:05:00Z'))).toBe('5 min ago')
})

test('little money is told as far as it tells something, unknown money never as a sum', () => {
  expect([0, 1204.5, 0.5, 0.0384, 0.000213].map(formatMoney)).toEqual([
    '$0.00',
    '$1,204.50',
    '$0.50',
    '$0.038',
    '$0.00021',
  ])
  expect([costText(0.5, 0), costText(0.5, 2), costText(null, 2)]).toEqual([
    '$0.50',
    'at least $0.50',
    'cost unknown',
  ])
})
