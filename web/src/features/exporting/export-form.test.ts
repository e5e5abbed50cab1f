import { describe, expect, it } from 'vitest'

import { formProblem, initialForm, restoreForm, toRemember, toRequest } from './export-form'

const form = initialForm({ triggerWord: 'ohwx', className: 'kite', repeats: 0 }, '')

describe('toRequest', () => {
  it('sends no path for a download and no empty options', () => {
    expect(toRequest(form)).toEqual({
      format: 'kohya',
      options: {
        template: '{trigger}, {tags}, {caption}',
        triggerWord: 'ohwx',
        className: 'kite',
        repeats: 10,
        imageFormat: null,
        onlyKept: false,
        captionLines: 'first',
      },
    })
  })

  it('sends only the limit that is chosen', () => {
    const { options } = toRequest({ ...form, limit: 'side', minStars: 3, filter: ' is:untagged ' })
    expect(options).toMatchObject({ maxSide: 1536, minStars: 3, filter: 'is:untagged' })
    expect(options).not.toHaveProperty('maxArea')
  })

  it('sends which captions are chosen', () => {
    const captionOf = [
      { name: 'long', share: 70 },
      { name: 'short', share: 30 },
    ]
    expect(toRequest({ ...form, captionUse: 'mix', captionOf }).options).toMatchObject({
      captions: { use: 'mix', names: ['long', 'short'], shares: [70, 30] },
    })
  })
})

describe('formProblem', () => {
  it.each([
    ['folder', '', 'where'],
    ['folder', 'exports', 'full path'],
    ['zip', '/out/set', '.zip'],
  ] as const)('%s at %j', (destination, path, said) => {
    expect(formProblem({ ...form, destination, path })).toContain(said)
  })

  it('lets a good form through', () => {
    expect(formProblem(form)).toBeNull()
    expect(formProblem({ ...form, destination: 'zip', path: 'D:\\out\\set.zip' })).toBeNull()
  })
})

describe('a past moment', () => {
  const then = initialForm({ triggerWord: '', className: 'hawk', repeats: 4 }, '')

  it('has its own settings whatever is remembered, and the remembered choices for the rest', () => {
    const stored = { ...form, format: 'plain', triggerWord: 'zwx', className: 'kite', repeats: 9 }
    expect(restoreForm(then, stored, true)).toMatchObject({
      format: 'plain',
      triggerWord: '',
      className: 'hawk',
      repeats: 4,
    })
  })

  it('leaves what is remembered of now alone', () => {
    const empty = initialForm({ triggerWord: '', className: '', repeats: 0 }, '')
    const now = toRemember({ ...empty, triggerWord: 'zwx', repeats: 9 }, null, false)
    const kept = toRemember({ ...then, format: 'plain' }, now, true)
    expect(restoreForm(empty, kept)).toMatchObject({
      format: 'plain',
      triggerWord: 'zwx',
      className: '',
      repeats: 9,
    })
    expect(toRemember(then, null, true)).not.toHaveProperty('triggerWord')
  })
})

describe('restoreForm', () => {
  it('takes the remembered choices but not the filter', () => {
    const restored = restoreForm(form, { ...form, format: 'plain', repeats: 3, filter: 'old' })
    expect(restored).toMatchObject({ format: 'plain', repeats: 3, filter: '' })
  })

  it('takes the remembered captions, and none of another shape', () => {
    const captionOf = [{ name: 'long', share: 70 }]
    expect(restoreForm(form, { captionUse: 'mix', captionOf })).toMatchObject({
      captionUse: 'mix',
      captionOf,
    })
    expect(restoreForm(form, { captionUse: 'mix', captionOf: ['long'] })).toEqual(form)
    expect(restoreForm(form, { captionUse: 'some', captionOf })).toMatchObject({ captionUse: 'one' })
  })

  it.each([null, 'text', { repeats: 'many', format: 'gone', extra: 1 }])('survives %j', (stored) => {
    expect(restoreForm(form, stored)).toEqual(form)
  })
})
