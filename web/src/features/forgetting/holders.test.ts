import { describe, expect, it } from 'vitest'
import { exportText, mentionText, placeText, versionsText } from './holders'

describe('versionsText', () => {
  it.each([
    [[{ from: 3, to: null }], 'in every version from 3 on'],
    [[{ from: 3, to: 8 }], 'in versions 3 to 8'],
    [[{ from: 3, to: 3 }], 'in version 3'],
    [
      [
        { from: 3, to: 8 },
        { from: 12, to: null },
      ],
      'in versions 3 to 8, and from 12 on',
    ],
    [[], 'always in the bin'],
  ])('%j is %s', (versions, text) => {
    expect(versionsText(versions)).toBe(text)
  })
})

it('a place says what goes with it', () => {
  const place = { dataset: 1, datasetName: 'Kites', number: 4, name: 'a.png', since: 3 }
  expect(
    placeText({ ...place, removed: true, tags: 2, captions: 1, versions: [{ from: 3, to: 8 }], named: [] }),
  ).toBe('2 tags, 1 caption, in the bin, in versions 3 to 8')
  const named = [{ name: 'v1 as trained', version: 5 }]
  expect(
    placeText({ ...place, removed: false, tags: 0, captions: 0, versions: [{ from: 3, to: 8 }], named }),
  ).toBe('in versions 3 to 8, among them “v1 as trained”')
})

it('an export says whose task it is', () => {
  const run = { run: 'a', kind: 'export', label: 'Exported', version: 7, path: '/out', at: '' }
  expect(exportText({ ...run, download: true, partial: false })).toContain('is deleted')
  expect(exportText({ ...run, download: false, partial: true })).toBe(
    'version 7, if it was among the pictures chosen: LoraCraft leaves it alone, so delete it yourself',
  )
})

it('what stays elsewhere says where', () => {
  expect(mentionText({ kind: 'recipe', name: 'Names', text: 'jane' })).toContain(
    'in the recipe Names; history keeps it',
  )
  expect(mentionText({ kind: 'deleted_recipe', name: 'Names', text: 'jane' })).toContain(
    'in the deleted recipe Names',
  )
  expect(mentionText({ kind: 'apart', name: 'jan', text: 'jane' })).toBe('“jane”, told apart from “jan”')
})
