import { expect, test, vi } from 'vitest'
import type { Concept, Dataset } from '@/api/types'
import { menuActions, type MenuEntry } from '@/lib/menus'
import { conceptMenu } from './concept-menu'
import { datasetMenu } from './dataset-menu'

const dataset = { id: 7, name: 'Flying', archived: false } as Dataset
const concept = { id: 3, name: 'Red kite', archived: false } as Concept
const does = {
  go: vi.fn(),
  create: vi.fn(),
  rename: vi.fn(),
  describe: vi.fn(),
  settings: vi.fn(),
  step: vi.fn(),
  archive: vi.fn(),
}

test('what the menu of a dataset does is a command of its pages, but for what these offer themselves', () => {
  const menu = datasetMenu(dataset, true, does)
  const others = menu.groups
    .flat()
    .filter((part): part is MenuEntry => part !== null && 'run' in part && part.command === undefined)
  expect(others.map(({ label }) => label)).toEqual(['Open', 'Overview', 'Review proposals'])
  expect(Object.keys(menuActions(menu))).toEqual([
    'dataset.rename',
    'dataset.settings',
    'dataset.compare',
    'dataset.merge',
    'dataset.earlier',
    'dataset.later',
    'dataset.archive',
  ])
})

test('a dataset without a branch has nothing to merge, and one in the archive comes out of it', () => {
  const commands = menuActions(datasetMenu({ ...dataset, archived: true }, false, does))
  expect(commands).not.toHaveProperty('dataset.merge')
  expect(commands).not.toHaveProperty('dataset.archive')
  expect(commands).toHaveProperty('dataset.unarchive')
})

test('all that the menu of a concept does is a command of its pages', () => {
  const menu = conceptMenu(concept, does)
  const commands = Object.values(menuActions(menu)) as { run: () => void }[]
  expect(commands).toHaveLength(menu.groups.flat().length)
  for (const { run } of commands) run()
  expect(does.create).toHaveBeenCalledOnce()
  expect(does.rename).toHaveBeenCalledOnce()
  expect(does.describe).toHaveBeenCalledOnce()
  expect(does.step.mock.calls).toEqual([[-1], [1]])
  expect(does.go).toHaveBeenCalledExactlyOnceWith('/concepts/3/timeline')
  expect(does.archive).toHaveBeenCalledExactlyOnceWith(true)
})
