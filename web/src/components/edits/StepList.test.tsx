// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditStep } from '@/api/types'
import { TooltipProvider } from '@/components/ui/tooltip'
import { ownKeymap, takeKey } from '@/lib/actions/keymap'
import { keymapStore } from '@/lib/actions/keymap-store'
import { StepList } from './StepList'

const steps = ['kite', 'hill'].map((tag): EditStep => ({ edit: { kind: 'remove_tags', tags: [tag] } }))
const onChange = vi.fn()

beforeEach(() => {
  render(
    <TooltipProvider>
      <StepList steps={steps} counts={undefined} onChange={onChange} />
    </TooltipProvider>,
  )
})

afterEach(() => {
  cleanup()
  onChange.mockClear()
  keymapStore.set(ownKeymap)
})

const second = () => screen.getByRole('group', { name: /^Step 2/ })

test('a step is moved and removed by the keys of rows', () => {
  fireEvent.keyDown(second(), { key: 'ArrowUp', altKey: true })
  expect(onChange).toHaveBeenLastCalledWith([steps[1], steps[0]])
  fireEvent.keyDown(second(), { key: 'Delete' })
  expect(onChange).toHaveBeenLastCalledWith([steps[0]])
})

test('a changed key acts, and the old one no longer', () => {
  keymapStore.set(takeKey(ownKeymap, 'row.remove', 'Ctrl+D'))
  fireEvent.keyDown(second(), { key: 'Delete' })
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.keyDown(second(), { key: 'd', ctrlKey: true })
  expect(onChange).toHaveBeenCalledWith([steps[0]])
})
