import { expect, test } from 'vitest'
import { MOST_SOURCES, chosenCaptions, percentOf, raised, readSources, sourcesFor } from './caption-choice'

const long = { name: 'long', share: 70 }
const short = { name: 'short', share: 30 }

test('the caption that is taken anyway is not sent, another one is', () => {
  expect(chosenCaptions('one', [])).toEqual({})
  expect(chosenCaptions('one', [{ name: 'caption', share: 50 }, long])).toEqual({})
  expect(chosenCaptions('one', [long, short])).toEqual({ captionName: 'long' })
})

test('several go in their order, with shares only in a mix', () => {
  expect(chosenCaptions('first', [long, short])).toEqual({
    captions: { use: 'first', names: ['long', 'short'] },
  })
  expect(chosenCaptions('mix', [long, short], 7)).toEqual({
    captions: { use: 'mix', names: ['long', 'short'], shares: [70, 30], seed: 7 },
  })
})

test('where none were chosen all come in, and what was chosen stays', () => {
  expect(sourcesFor('first', [long], ['caption', 'long']).map(({ name }) => name)).toEqual([
    'long',
    'caption',
  ])
  expect(sourcesFor('mix', [long, short], ['caption'])).toEqual([long, short])
  expect(sourcesFor('one', [], ['caption', 'long'])).toEqual([])
})

test('no more come in than an export takes', () => {
  const many = Array.from({ length: MOST_SOURCES + 2 }, (_, at) => `c${at}`)
  const names = sourcesFor('lines', [long], many).map(({ name }) => name)
  expect(names).toEqual(['long', ...many.slice(0, 7)])
})

test('one is put nearer to the top, the first stays', () => {
  expect(raised([long, short], 'short')).toEqual([short, long])
  expect(raised([long, short], 'long')).toEqual([long, short])
})

test('shares are told of all together', () => {
  expect(
    percentOf({ name: 'a', share: 1 }, [
      { name: 'a', share: 1 },
      { name: 'b', share: 3 },
    ]),
  ).toBe('25 %')
})

test('what was remembered in another shape is left out', () => {
  expect(readSources([long])).toEqual([long])
  for (const stored of [null, 'long', {}, ['long'], [{ name: 'long' }]])
    expect(readSources(stored)).toBeNull()
})
