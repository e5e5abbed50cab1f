// @vitest-environment jsdom
import early from '../../public/before-paint.js?raw'
import { beforeEach, expect, test, vi } from 'vitest'

/** What the script in the page's head makes of what is stored. */
function start(): string | undefined {
  delete document.documentElement.dataset.theme
  window.eval(early)
  return document.documentElement.dataset.theme
}

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({ addEventListener: () => undefined }))
})

test('the theme that was chosen stands before the page is drawn', async () => {
  const { keepTheme, setTheme } = await import('./theme')
  keepTheme()
  for (const theme of ['light', 'dark'] as const) {
    setTheme(theme)
    expect(document.documentElement.dataset.theme).toBe(theme)
    expect(start()).toBe(theme)
  }
})

test('following the system leaves the style sheet to it', async () => {
  const { setTheme } = await import('./theme')
  setTheme('light')
  setTheme('system')
  expect(document.documentElement.dataset.theme).toBeUndefined()
  expect(start()).toBeUndefined()
})

test('anything else that is stored counts as the system', () => {
  localStorage.setItem('loracraft.theme', '{broken')
  expect(start()).toBeUndefined()
  localStorage.setItem('loracraft.theme', '"purple"')
  expect(start()).toBeUndefined()
})
