// @vitest-environment jsdom
import { cleanup, fireEvent, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { keyName, useHotkeys } from './hotkeys'

afterEach(cleanup)

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

test('keys have one spelling', () => {
  expect(press('k')).toBe('K')
  expect(press('z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z')
  expect(press('z', { metaKey: true })).toBe('Ctrl+Z')
  expect(press(' ')).toBe('Space')
  expect(press('?', { shiftKey: true })).toBe('?')
})

test('a letter typed into a field is not a shortcut', () => {
  const keep = vi.fn()
  renderHook(() => useHotkeys({ K: keep }))
  const field = document.body.appendChild(document.createElement('input'))
  fireEvent.keyDown(field, { key: 'k' })
  expect(keep).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'k' })
  expect(keep).toHaveBeenCalledOnce()
})

test('a shortcut does not reach behind an open dialog', () => {
  const keep = vi.fn()
  renderHook(() => useHotkeys({ K: keep }))
  const dialog = document.body.appendChild(document.createElement('div'))
  dialog.setAttribute('role', 'dialog')
  dialog.dataset.state = 'open'
  fireEvent.keyDown(document.body, { key: 'k' })
  dialog.remove()
  expect(keep).not.toHaveBeenCalled()
})
