import { expect, test } from 'vitest'

import { orderText } from './export-order'

test('an export tells in a line what it was ordered as, and leaves out what was not said', () => {
  expect(
    orderText({
      format: 'kohya',
      options: {
        template: '{trigger}, {tags}',
        triggerWord: 'kite',
        className: '',
        repeats: 10,
        imageFormat: 'png',
        maxSide: 1024,
        onlyKept: true,
        minStars: 3,
        captionLines: 'first',
      },
    }),
  ).toBe(
    'kohya · trigger word “kite” · 10 repeats · template “{trigger}, {tags}” · PNG · at most 1024 pixels a side · only what is kept · from 3 stars on',
  )
  expect(orderText({ format: 'plain' })).toBe('plain')
})
