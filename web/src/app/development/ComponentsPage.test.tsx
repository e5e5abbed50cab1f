// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { beforeAll, expect, test, vi } from 'vitest'
import { TooltipProvider } from '@/components/ui/tooltip'
import { ComponentsPage } from './ComponentsPage'

const kit = Object.keys(import.meta.glob('../../components/ui/*.tsx')).map(
  (path) => /([\w-]+)\.tsx$/.exec(path)?.[1] ?? '',
)
const sources = Object.values(
  import.meta.glob<string>('./*.tsx', { query: '?raw', import: 'default', eager: true }),
).join('\n')

const nothing = () => undefined

beforeAll(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = nothing
      unobserve = nothing
      disconnect = nothing
    },
  )
})

/** Parts of others, and the one that every page has. */
const within = ['menu-parts', 'toaster']

test.each(kit.filter((name) => !within.includes(name)))('%s is shown', (name) => {
  expect(sources).toContain(`components/ui/${name}'`)
})

test('the page shows all of it in both themes', () => {
  const { container } = render(
    <TooltipProvider>
      <ComponentsPage />
    </TooltipProvider>,
  )
  expect([...container.querySelectorAll('section')].map((section) => section.style.colorScheme)).toEqual([
    'light',
    'dark',
  ])
})
