import { describe, expect, it } from 'vitest'

import { doneText } from './undo-text'

describe('doneText', () => {
  it('names the change and its reach', () => {
    expect(doneText('Undid', { label: 'Renamed red kite to kite', images: 5007 })).toBe(
      'Undid: Renamed red kite to kite – 5,007 images',
    )
    expect(doneText('Redid', { label: 'Set the trigger word', images: 0 })).toBe(
      'Redid: Set the trigger word',
    )
  })

  it('says so when there was nothing', () => {
    expect(doneText('Undid', { label: null, images: 0 })).toBe('There is nothing to undo.')
  })

  it('does not say undid twice', () => {
    expect(doneText('Undid', { label: 'Undo: Added sky', images: 1 })).toBe('Undid: Added sky – 1 image')
  })
})
