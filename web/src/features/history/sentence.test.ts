import { describe, expect, it } from 'vitest'

import { moreImages, sentence } from './sentence'

/** Names between stars. */
const said = (label: string, images: number) =>
  sentence(label, images)
    .map(({ text, name }) => (name ? `*${text}*` : text))
    .join('')

describe('sentence', () => {
  it('makes names stand out and says how many images', () => {
    expect(said('Renamed "red kite" to "kite"', 5007)).toBe('Renamed *red kite* to *kite* on 5,007 images')
    expect(said('Added "sea", "sky" and 3 more', 1)).toBe('Added *sea*, *sky* and 3 more on 1 image')
  })

  it('puts the number where the label speaks of images', () => {
    expect(said('Removed images', 3)).toBe('Removed 3 images')
    expect(said('Restored images from the bin', 1)).toBe('Restored 1 image from the bin')
    expect(said('Marked as kept', 2)).toBe('Marked 2 images as kept')
    expect(said('Gave 4 stars', 12)).toBe('Gave 12 images 4 stars')
  })

  it('names what was imported', () => {
    expect(said('Imported red kites', 40)).toBe('Imported *red kites*: 40 images')
    expect(said('Imported 2 places', 40)).toBe('Imported 2 places: 40 images')
  })

  it('says what was undone', () => {
    expect(said('Undid: Renamed "a" to "b"', 2)).toBe('Undid: Renamed *a* to *b* on 2 images')
    expect(said('Undid: 3 changes', 2)).toBe('Undid: 3 changes on 2 images')
  })

  it('leaves a change of no image as it is', () => {
    expect(said('Renamed the dataset to "Kites"', 0)).toBe('Renamed the dataset to *Kites*')
  })

  it('does not count inside a name', () => {
    expect(said('Added "best images"', 2)).toBe('Added *best images* on 2 images')
  })
})

describe('moreImages', () => {
  it('counts those that are not shown', () => {
    expect(moreImages(5007, 6)).toBe('+5,001')
    expect(moreImages(6, 6)).toBe('')
    expect(moreImages(6, 0)).toBe('')
  })
})
