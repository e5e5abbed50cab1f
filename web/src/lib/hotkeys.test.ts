import { expect, test } from 'vitest'
import { keyName } from './hotkeys'

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  keyName({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

test('keys have one spelling', () => {
  expect(press('k')).toBe('K')
  expect(press('z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z')
  expect(press('z', { metaKey: true })).toBe('Ctrl+Z')
  expect(press(' ')).toBe('Space')
  expect(press('?', { shiftKey: true })).toBe('?')
})

test.each([
  ['я', { code: 'KeyZ', ctrlKey: true }, 'Ctrl+Z'],
  ['Я', { code: 'KeyZ', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+Z'],
  ['λ', { code: 'KeyL' }, 'L'],
  ['ж', { code: 'Semicolon' }, ';'],
  ['х', { code: 'BracketLeft' }, '['],
  ['٣', { code: 'Digit3' }, '3'],
  ['ü', { code: 'BracketLeft' }, 'Ü'],
  ['z', { code: 'KeyY' }, 'Z'],
  ['я', { code: '' }, 'Я'],
] as const)(
  'on a layout that writes no Latin letters, %s counts as what it is elsewhere',
  (key, more, name) => expect(press(key, more)).toBe(name),
)
