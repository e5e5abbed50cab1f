import { expect, test } from 'vitest'
import { actionIds } from './catalogue'
import {
  conflictsOf,
  isChanged,
  keyProblem,
  keysOf,
  keyText,
  ownKeymap,
  readKeymap,
  resetKeys,
  takeKey,
  withKeys,
} from './keymap'
import { presets, type PresetId } from './presets'

test.each(Object.keys(presets) as PresetId[])('no two actions of %s meet on a key', (preset) => {
  const keymap = { preset, changed: {} }
  const met = actionIds.flatMap((id) =>
    keysOf(keymap, id).flatMap((key) =>
      conflictsOf(keymap, id, key).map((other) => `${key}: ${id}, ${other}`),
    ),
  )
  expect(met).toEqual([])
})

test.each(Object.keys(presets) as PresetId[])('every key of %s can be pressed', (preset) => {
  for (const id of actionIds)
    for (const key of keysOf({ preset, changed: {} }, id)) expect(keyProblem(key)).toBeNull()
})

test('a key is a conflict only where both actions are at hand', () => {
  expect(conflictsOf(ownKeymap, 'picture.reject', 'K')).toEqual(['picture.keep'])
  expect(conflictsOf(ownKeymap, 'picture.reject', 'X')).toEqual([])
  expect(conflictsOf(ownKeymap, 'commands.open', 'X')).toEqual(['diff.swap'])
})

test('a key that is taken leaves the action that had it, with its other keys', () => {
  const keymap = takeKey(ownKeymap, 'picture.keep', 'Ctrl+Y')
  expect(keysOf(keymap, 'picture.keep')).toEqual(['Ctrl+Y'])
  expect(keysOf(keymap, 'history.redo')).toEqual(['Ctrl+Shift+Z'])
})

test('a reset gives the keys of the preset back, also from who has them', () => {
  const taken = takeKey(ownKeymap, 'picture.reject', 'K')
  expect(keysOf(taken, 'picture.keep')).toEqual([])
  const back = resetKeys(taken, 'picture.keep')
  expect(keysOf(back, 'picture.keep')).toEqual(['K'])
  expect(keysOf(back, 'picture.reject')).toEqual([])
  expect(isChanged(back, 'picture.keep')).toBe(false)
})

test('keys as in the preset are no change', () => {
  expect(withKeys(withKeys(ownKeymap, 'picture.keep', ['A']), 'picture.keep', ['K'])).toEqual(ownKeymap)
})

test('what is changed stays so under another preset', () => {
  const keymap = { preset: 'taggui', changed: { 'tags.focus': ['Q'] } } as const
  expect(keysOf(keymap, 'tags.focus')).toEqual(['Q'])
  expect(keysOf(keymap, 'dataset.untagged')).toEqual(['Ctrl+J'])
})

test('a stored keymap that cannot be read is the own one', () => {
  expect(readKeymap(null)).toEqual(ownKeymap)
  expect(readKeymap('x')).toEqual(ownKeymap)
  expect(
    readKeymap({ preset: 'gone', changed: { gone: ['A'], 'picture.keep': ['A'], 'picture.reject': 3 } }),
  ).toEqual({
    preset: 'loracraft',
    changed: { 'picture.keep': ['A'] },
  })
})

test('the browser keeps some keys', () => {
  expect(keyProblem('Ctrl+W')).not.toBeNull()
  expect(keyProblem('Tab')).not.toBeNull()
})

test('keys are shown as they are printed', () => {
  expect(keyText('Ctrl+ArrowUp')).toBe('Ctrl+↑')
  expect(keyText('+')).toBe('+')
  expect(keyText('Shift+Delete')).toBe('Shift+Del')
})
