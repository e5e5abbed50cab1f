// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { keys } from '@/api/keys'
import { tagsQuery } from '@/components/edits/queries'
import { ownKeymap, takeKey } from '@/lib/actions/keymap'
import { keymapStore } from '@/lib/actions/keymap-store'
import { TagInput } from './TagInput'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  keymapStore.set(ownKeymap)
})

function field() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const tags = [
    { tag: 'red kite', count: 90 },
    { tag: 'kite flying', count: 40 },
  ]
  client.setQueryData(tagsQuery(1, { limit: 200 }).queryKey, { total: 2, tags })
  client.setQueryData(
    [...keys.dictionaries, 'suggest', 'hat'],
    [{ tag: 'hat_ribbon', category: 'general', count: 500, alias: null }],
  )
  const onAdd = vi.fn()
  const onLeave = vi.fn()
  render(
    <QueryClientProvider client={client}>
      <TagInput
        ref={null}
        dataset={1}
        present={[]}
        placeholder="Add a tag"
        onAdd={onAdd}
        onLeave={onLeave}
        onBack={() => undefined}
      />
    </QueryClientProvider>,
  )
  const input = screen.getByRole<HTMLInputElement>('combobox')
  const type = (text: string) => fireEvent.change(input, { target: { value: text } })
  const press = (key: string, held = {}) => fireEvent.keyDown(input, { key, ...held })
  return { input, type, press, onAdd, onLeave }
}

test('Enter adds the text as typed, several at once', () => {
  const { type, press, onAdd } = field()
  type('kite, sky')
  press('Enter')
  expect(onAdd).toHaveBeenCalledWith(['kite', 'sky'])
})

test('Ctrl+Enter takes the first suggestion', () => {
  const { type, press, onAdd } = field()
  type('kite')
  press('Enter', { ctrlKey: true })
  expect(onAdd).toHaveBeenCalledWith(['kite flying'])
})

test('Ctrl+Enter takes nothing that answers an earlier text', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const { type, press, onAdd } = field()
  type('hat')
  press('Enter', { ctrlKey: true })
  expect(onAdd).toHaveBeenLastCalledWith(['hat ribbon'])
  type('hat')
  type('boat')
  press('Enter', { ctrlKey: true })
  expect(onAdd).toHaveBeenLastCalledWith(['boat'])
})

test('the keys of suggestions are those of the person', () => {
  keymapStore.set(takeKey(ownKeymap, 'tags.suggested', 'Alt+S'))
  const { type, press, onAdd } = field()
  type('kite')
  press('s', { altKey: true })
  expect(onAdd).toHaveBeenLastCalledWith(['kite flying'])
})

test('Enter takes what the arrows chose, Alt+Enter the text all the same', () => {
  const { type, press, onAdd } = field()
  type('kite')
  press('ArrowDown')
  press('ArrowDown')
  press('Enter')
  expect(onAdd).toHaveBeenLastCalledWith(['red kite'])
  type('kite')
  press('ArrowDown')
  press('Enter', { altKey: true })
  expect(onAdd).toHaveBeenLastCalledWith(['kite'])
})

test('Tab completes and leaves the field on the second press', () => {
  const { input, type, press } = field()
  type('red k')
  expect(press('Tab')).toBe(false)
  expect(input.value).toBe('red kite')
  expect(press('Tab')).toBe(true)
})

test('Escape closes the suggestions first, then leaves', () => {
  const { type, press, onLeave } = field()
  type('kite')
  press('Escape')
  expect(onLeave).not.toHaveBeenCalled()
  press('Escape')
  expect(onLeave).toHaveBeenCalledOnce()
})
