import { describe, expect, test } from 'vitest'
import css from './tokens.css?raw'
import main from './main.css?raw'
import { contrast, over, parseColour, type Colour } from './contrast'

const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

/** Tokens are named without their --color-. */
function token(name: string, theme: Theme): Colour {
  const value = new RegExp(`--color-${name}: (.+);`).exec(css)?.[1]
  if (value === undefined) throw new Error(`There is no colour ${name}.`)
  const pair = /^light-dark\((.+\)|#\w+), (.+)\)$/.exec(value)
  return parseColour(pair === null ? value : ((theme === 'light' ? pair[1] : pair[2]) ?? ''))
}

/** Colours lying on each other, the first at the back. */
const stack = (theme: Theme, ...names: string[]): Colour =>
  names.slice(1).reduce((below, name) => over(token(name, theme), below), token(names[0] ?? '', theme))

const backs = [
  ['mica'],
  ['mica', 'surface'],
  ['mica', 'glow-left'],
  ['layer'],
  ['well'],
  ['card'],
  ['flyout'],
  ['flyout', 'subtle-hover'],
  ['mica', 'surface', 'selected'],
  ['mica', 'surface', 'fill'],
  ['mica', 'surface', 'fill-hover'],
]

const pairs: (readonly [text: string, back: readonly string[], least: number])[] = [
  ...['text', 'text-2', 'text-3'].flatMap((text) => backs.map((back) => [text, back, 4.5] as const)),
  ...['accent', 'good', 'bad', 'warn'].flatMap((text) =>
    [['mica', 'surface'], ['flyout'], ['card']].flatMap((back) => [
      [text, back, 4.5] as const,
      [text, [...back, `${text}-soft`], 4.5] as const,
    ]),
  ),
  ...['accent', 'accent-hover', 'accent-pressed'].map((fill) => ['on-accent', [fill], 4.5] as const),
  ['on-bad', ['bad-fill'], 4.5],
  ...['good', 'bad', 'warn', 'accent'].map(
    (soft) => ['text', ['mica', 'surface', `${soft}-soft`], 4.5] as const,
  ),
  // What is no text but has to be seen: edges of fields, bars, stars, the ring of the focus.
  ...['line-control', 'accent', 'chart-machines', 'chart-arrived', 'star', 'text'].flatMap((part) =>
    [['mica', 'surface'], ['flyout']].map((back) => [part, back, 3] as const),
  ),
]

describe.each(themes)('in the %s theme', (theme) => {
  test.each(pairs)('%s can be read on %s', (name, back, least) => {
    const below = stack(theme, ...back)
    expect(contrast(over(token(name, theme), below), below)).toBeGreaterThanOrEqual(least)
  })
})

test('no colour stands outside the tokens', () => {
  expect(main).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(/i)
})
