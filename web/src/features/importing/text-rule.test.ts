import { describe, expect, it } from 'vitest'

import { readingUnder, readText } from './text-rule'

describe('readText', () => {
  it('splits tags at commas and lines, each once', () => {
    expect(readText('sky, red kite,\nhill, sky', 'tags')).toEqual({
      as: 'tags',
      tags: ['sky', 'red kite', 'hill'],
    })
  })

  it('keeps the lines of a caption as alternatives', () => {
    expect(readText('A kite, high up.\r\n\r\nA red kite.', 'caption')).toEqual({
      as: 'caption',
      lines: ['A kite, high up.', 'A red kite.'],
    })
  })
})

describe('readingUnder', () => {
  const sample = { text: 'A kite, high up.', as: 'caption' as const }

  it('follows the server for auto', () => {
    expect(readingUnder('auto', sample).as).toBe('caption')
  })

  it('reads all alike otherwise', () => {
    expect(readingUnder('tags', sample)).toEqual({ as: 'tags', tags: ['A kite', 'high up.'] })
  })
})
