// @vitest-environment jsdom
import { cleanup, fireEvent, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ownKeymap, takeKey } from './keymap'
import { keymapStore } from './keymap-store'
import { liveActions, useActions } from './use-actions'

afterEach(() => {
  cleanup()
  document.body.replaceChildren()
  keymapStore.set(ownKeymap)
})

const field = () => document.body.appendChild(document.createElement('input'))

function dialog(hotkeys: boolean) {
  const made = document.body.appendChild(document.createElement('div'))
  made.setAttribute('role', 'dialog')
  made.dataset.state = 'open'
  if (hotkeys) made.dataset.hotkeys = ''
  return made
}

test('a letter typed into a field is not a shortcut', () => {
  const keep = vi.fn()
  renderHook(() => useActions({ 'picture.keep': keep }))
  fireEvent.keyDown(field(), { key: 'k' })
  expect(keep).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'k' })
  expect(keep).toHaveBeenCalledOnce()
})

test('in a field only the keys that type nothing act, where the action asks for it', () => {
  const filter = vi.fn()
  const undo = vi.fn()
  renderHook(() => useActions({ 'filter.focus': filter, 'history.undo': undo }))
  const input = field()
  fireEvent.keyDown(input, { key: '/' })
  fireEvent.keyDown(input, { key: 'z', ctrlKey: true })
  expect(filter).not.toHaveBeenCalled()
  expect(undo).not.toHaveBeenCalled()
  fireEvent.keyDown(input, { key: 'f', ctrlKey: true })
  expect(filter).toHaveBeenCalledOnce()
})

test('a letter given to such an action does not act in a field either', () => {
  keymapStore.set(takeKey(ownKeymap, 'commands.open', 'Q'))
  const open = vi.fn()
  renderHook(() => useActions({ 'commands.open': open }))
  fireEvent.keyDown(field(), { key: 'q' })
  expect(open).not.toHaveBeenCalled()
})

test('a shortcut does not reach behind an open dialog', () => {
  const keep = vi.fn()
  const zoom = vi.fn()
  renderHook(() => {
    useActions({ 'picture.keep': keep })
    useActions({ 'viewer.fit': zoom }, true, 'dialog')
  })
  const viewer = dialog(true)
  fireEvent.keyDown(viewer, { key: 'k' })
  fireEvent.keyDown(viewer, { key: 'f' })
  expect(keep).not.toHaveBeenCalled()
  expect(zoom).toHaveBeenCalledOnce()
  // A question that the viewer asks lies in front of it.
  fireEvent.keyDown(dialog(false), { key: 'f' })
  expect(zoom).toHaveBeenCalledOnce()
})

test('a changed key acts at once, and the old one no longer', () => {
  const keep = vi.fn()
  renderHook(() => useActions({ 'picture.keep': keep }))
  keymapStore.set(takeKey(ownKeymap, 'picture.keep', 'Ctrl+Enter'))
  fireEvent.keyDown(document.body, { key: 'k' })
  expect(keep).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true })
  expect(keep).toHaveBeenCalledOnce()
})

test('what can be done here is what is offered and enabled, with its choices', () => {
  renderHook(() =>
    useActions({
      'picture.keep': () => undefined,
      'picture.reject': { run: () => undefined, enabled: false },
      'history.undo': { run: () => undefined, label: 'Undo: Add tag kite' },
      'picture.copyTo': { choices: [{ label: 'Second set', run: () => undefined }] },
    }),
  )
  expect(liveActions().map((each) => each.label)).toEqual([
    'Undo: Add tag kite',
    'Keep',
    'Copy to: Second set',
  ])
  dialog(true)
  expect(liveActions()).toEqual([])
})
