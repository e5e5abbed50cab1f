// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TooltipProvider } from '@/components/ui/tooltip'
import { useActions } from '@/lib/actions/use-actions'
import { Tour } from './Tour'
import { endTour, startTour } from './tour-store'

const keep = vi.fn()

function Page() {
  useActions({ 'picture.keep': keep })
  return (
    <TooltipProvider>
      <div role="grid" aria-label="Pictures" tabIndex={0} />
      <div data-tour="filter" />
      <div data-tour="tags" />
      <Tour />
    </TooltipProvider>
  )
}

beforeEach(() => {
  const ignore = () => undefined
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = ignore
      unobserve = ignore
      disconnect = ignore
    },
  )
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 100, 100))
  keep.mockClear()
  startTour()
})

afterEach(() => {
  endTour()
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const next = () => screen.getByRole('button', { name: 'Next' })

test('a step takes the focus once, and leaves it where the person puts it', () => {
  const { rerender } = render(<Page />)
  expect(document.activeElement).toBe(next())
  screen.getByRole('grid').focus()
  rerender(<Page />)
  expect(document.activeElement).toBe(screen.getByRole('grid'))
})

test('what the tour tells to press acts meanwhile', () => {
  render(<Page />)
  fireEvent.keyDown(screen.getByRole('grid'), { key: 'k' })
  expect(keep).toHaveBeenCalledOnce()
  fireEvent.keyDown(next(), { key: 'ArrowRight' })
  expect(screen.getByText('Find some of them')).toBeTruthy()
  expect(document.activeElement).toBe(next())
  fireEvent.keyDown(next(), { key: 'k' })
  expect(keep).toHaveBeenCalledTimes(2)
})
