import { expect, test } from 'vitest'
import { keyName } from './hotkeys'

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

test('keys have one spelling', () => {
  expect(press('k')).toBe('K')
  expect(press('z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z')
  expect(press('z', { metaKey: true })).toBe('Ctrl+Z')
  expect(press(' ')).toBe('Space')
  expect(press('?', { shiftKey: true })).toBe('?')
})
