// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Proposal } from '@/api/types'
import { TooltipProvider } from '@/components/ui/tooltip'
import { proposalQuery } from './queries'
import { ReviewView } from './ReviewView'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const proposal = (id: number, proposed: string): Proposal => ({
  image: 1,
  name: '1.png',
  sha256: 'aa',
  width: 4,
  height: 3,
  target: 'caption',
  id,
  current: '',
  proposed,
  written: proposed,
  rebased: false,
  overlaps: false,
  run: 'r',
  label: 'A run',
  at: '2026-01-01T00:00:00Z',
  notes: null,
})

test('what is being typed stays when a newer proposal comes for the same', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const come = (id: number, proposed: string) =>
    client.setQueryData(proposalQuery(1, 1, 'caption', id).queryKey, proposal(id, proposed))
  const view = (id: number) => (
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <ReviewView
          dataset={1}
          queue={[{ image: 1, target: 'caption', id, text: null }]}
          total={1}
          undo={() => undefined}
          onLook={() => undefined}
        />
      </TooltipProvider>
    </QueryClientProvider>
  )
  const typed = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your version' }).value
  come(1, 'A kite.')
  const { rerender } = render(view(1))
  fireEvent.click(screen.getByRole('button', { name: /^Edit/ }))
  fireEvent.change(screen.getByRole('textbox', { name: 'Your version' }), { target: { value: 'My kite.' } })

  rerender(view(2))
  expect(typed()).toBe('My kite.')

  come(2, 'A hill.')
  rerender(view(2))
  expect(typed()).toBe('My kite.')
})
