import { describe, expect, it } from 'vitest'

import { condenseTags, condenseWords, tagDiff, wordDiff } from './word-diff'

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
    .join('')

describe('wordDiff', () => {
  it('marks only the word that changed', () => {
    expect(shown('a red kite over a hill', 'a blue kite over a hill')).toBe('a -red-+blue+ kite over a hill')
  })

  it('shows a prefix and a suffix as added', () => {
    expect(shown('a kite', 'photo of a kite, sharp')).toBe('+photo of +a kite+, sharp+')
  })

  it('shows words that changed side by side as one phrase', () => {
    expect(shown('a bird of prey over a hill', 'a red kite over a wide hill')).toBe(
      'a -bird of prey-+red kite+ over a+ wide+ hill',
    )
  })

  it('gives both texts back', () => {
    const before = 'the  quick, brown fox\njumps'
    const after = 'a quick brown\nfox (jumps) over'
    const parts = wordDiff(before, after)
    const without = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map((part) => part.text)
        .join('')
    expect(without('added')).toBe(before)
    expect(without('removed')).toBe(after)
  })

  it('copes with an empty side', () => {
    expect(wordDiff('', '')).toEqual([])
    expect(shown('', 'kite')).toBe('+kite+')
    expect(shown('kite', '')).toBe('-kite-')
  })

  it('gives up on the middle of very long texts instead of hanging', () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ')
    expect(wordDiff(long('a'), long('b')).length).toBeGreaterThan(1)
  })
})

describe('tagDiff', () => {
  it('keeps the tags around a rename', () => {
    expect(tagDiff(['sky', 'red kite', 'hill'], ['sky', 'kite', 'hill'])).toEqual([
      { kind: 'same', tag: 'sky' },
      { kind: 'removed', tag: 'red kite' },
      { kind: 'added', tag: 'kite' },
      { kind: 'same', tag: 'hill' },
    ])
  })
})

describe('condenseTags', () => {
  it('counts the tags that stand far from a change', () => {
    const before = ['a', 'b', 'c', 'd', 'kite', 'e', 'f', 'g']
    const after = before.map((tag) => (tag === 'kite' ? 'hawk' : tag))
    expect(
      condenseTags(tagDiff(before, after)).map((part) => (part.kind === 'hidden' ? part.count : part.tag)),
    ).toEqual([2, 'c', 'd', 'kite', 'hawk', 'e', 'f', 1])
  })
})

describe('condenseWords', () => {
  it('cuts what stayed to what stands beside a change, at words', () => {
    const long =
      'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'
    const [head, removed, added, tail] = condenseWords(
      wordDiff(`${long} kite ${long}`, `${long} hawk ${long}`),
    )
    expect(head?.text).toMatch(/^… ten eleven .* sixteen $|^….* sixteen $/)
    expect(removed?.text).toBe('kite')
    expect(added?.text).toBe('hawk')
    expect(tail?.text).toMatch(/^ one two .* …$/)
  })

  it('leaves short texts whole', () => {
    const parts = wordDiff('a red kite', 'a blue kite')
    expect(condenseWords(parts)).toEqual(parts)
  })
})
