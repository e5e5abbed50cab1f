import { expect, test } from 'vitest'
import { asPreview, describeDifference } from './comparison'

const texts = (tag: string) => ({ tags: [tag], captions: {} })

test('shows the new result against the present one', () => {
  const sample = { number: 3, name: 'a.png', sha256: 'ab' }
  const compared = {
    images: 1,
    total: 2,
    samples: [{ ...sample, before: texts('a'), present: texts('b'), changed: texts('c') }],
  }
  expect(asPreview(compared).samples).toEqual([{ ...sample, before: texts('b'), after: texts('c') }])
})

test('says on how many images the two differ', () => {
  expect(describeDifference(0, 20)).toBe('Gives the same as before on all 20 images.')
  expect(describeDifference(3, 20)).toBe('Gives something else than before on 3 of 20 images')
})
