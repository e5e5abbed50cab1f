import { describe, expect, it } from 'vitest'
import type { Setting } from '@/api/types'
import { finds, grouped, numberProblem, sourceOf } from './setting-text'

const setting = (over: Partial<Setting>): Setting => ({
  name: 'port',
  label: 'Port',
  group: 'Server',
  description: 'Where the page is.',
  kind: 'number',
  value: '7341',
  default: '7341',
  source: 'default',
  where: null,
  variable: 'LORACRAFT_PORT',
  restart: true,
  pending: false,
  overruled: null,
  problem: null,
  choices: [],
  min: 0,
  max: 65535,
  ...over,
})

describe('settings', () => {
  it('tell where they come from', () => {
    expect(sourceOf(setting({}))).toBe('Default')
    expect(sourceOf(setting({ source: 'file', where: '/x/settings.json' }))).toBe('From the settings file')
    expect(sourceOf(setting({ source: 'environment', where: 'LORACRAFT_PORT' }))).toContain('LORACRAFT_PORT')
    expect(sourceOf(setting({ source: 'commandLine', where: '--port' }))).toBe(
      'From --port on the command line',
    )
  })

  it('are found by every word, wherever it stands', () => {
    const window = setting({ name: 'window', label: 'Window', group: 'Desktop', choices: ['browser', 'app'] })
    const all = [window, setting({})]
    expect(grouped(all, '').map(([group]) => group)).toEqual(['Desktop', 'Server'])
    expect(grouped(all, 'loracraft_port PAGE')).toHaveLength(1 + 1)
    expect(grouped(all, 'app desktop')).toEqual([['Desktop', [window]]])
    expect(grouped(all, 'nothing like it')).toEqual([])
    expect(finds('  key ', ['A key'])).toBe(true)
  })

  it('refuse a number outside their bounds', () => {
    for (const right of ['0', '65535', '080']) expect(numberProblem(setting({}), right)).toBeNull()
    for (const wrong of ['', '-1', '65536', '1.5', 'x', '1e3'])
      expect(numberProblem(setting({}), wrong)).toBe('Write a whole number from 0 to 65535.')
  })
})
