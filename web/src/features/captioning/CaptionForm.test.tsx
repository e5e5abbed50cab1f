// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Dataset, Prompt, ProviderView } from '@/api/types'
import { TooltipProvider } from '@/components/ui/tooltip'
import { NumberSet } from '@/lib/number-set'
import { CaptionForm } from './CaptionForm'

const onClose = vi.fn()

beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const prompt = {
    name: 'p',
    label: 'P',
    version: 1,
    text: 'Describe.',
    target: 'caption',
    families: [],
    subject: null,
    builtIn: true,
  }
  const provider = { provider: { name: 'mine', model: 'm' }, hasKey: false, keyEnding: null }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TooltipProvider>
        <CaptionForm
          dataset={{ id: 1, family: 'sdxl', captionNames: [], imageCount: 1 } as unknown as Dataset}
          selection={{ numbers: NumberSet.empty } as never}
          filter=""
          providers={[provider as unknown as ProviderView]}
          prompts={{ prompts: [prompt as unknown as Prompt], variables: [] }}
          trying={false}
          onLocal={() => undefined}
          onClose={onClose}
        />
      </TooltipProvider>
    </QueryClientProvider>,
  )
})

afterEach(() => {
  cleanup()
  onClose.mockClear()
  vi.unstubAllGlobals()
})

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('a prompt that is being written is thrown away only when that is wanted', () => {
  fireEvent.change(screen.getByRole('textbox', { name: 'Prompt' }), { target: { value: 'Tell.' } })
  press('Cancel')
  expect(onClose).not.toHaveBeenCalled()
  expect(screen.getByRole('alertdialog', { name: 'Discard the changed prompt?' })).toBeTruthy()
  press('Cancel')
  expect(onClose).not.toHaveBeenCalled()
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' }).value).toBe('Tell.')
  press('Cancel')
  fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Discard' }))
  expect(onClose).toHaveBeenCalledOnce()
})

test('what was not changed is left without a question', () => {
  press('Cancel')
  expect(onClose).toHaveBeenCalledOnce()
})
