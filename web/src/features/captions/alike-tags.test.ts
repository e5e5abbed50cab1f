import { expect, it } from 'vitest'
import type { AlikeTags } from '@/api/types'
import { isChosen, keyOf, mergeEdit, whyOf } from './alike-tags'

const kites: AlikeTags = {
  tags: [
    { tag: 'red kite', count: 9, why: null },
    { tag: 'red_kite', count: 3, why: 'signs' },
    { tag: 'Red-Kite', count: 1, why: 'signs' },
  ],
}
const hills: AlikeTags = {
  tags: [
    { tag: 'hill', count: 9, why: null },
    { tag: 'hills', count: 3, why: 'plural' },
    { tag: 'Hill', count: 1, why: 'case' },
  ],
}

it('chooses beforehand only what is hardly ever meant', () => {
  expect([kites, hills].map((group) => isChosen(group, {}))).toEqual([true, false])
  expect([kites, hills].map(whyOf)).toEqual(['underscores or hyphens', 'plural, capital letters'])
})

it('merges chosen groups into the tag that was offered or chosen, and leaves out what was taken out', () => {
  expect(mergeEdit([kites, hills], {})?.groups).toEqual([{ to: 'red kite', from: ['red_kite', 'Red-Kite'] }])
  const choices = {
    [keyOf(kites)]: { keep: 'red_kite', without: ['Red-Kite'] },
    [keyOf(hills)]: { merge: true },
  }
  expect(mergeEdit([kites, hills], choices)?.groups).toEqual([
    { to: 'red_kite', from: ['red kite'] },
    { to: 'hill', from: ['hills', 'Hill'] },
  ])
})

it('merges nothing where nothing is chosen or nothing is left', () => {
  expect(mergeEdit([kites], { [keyOf(kites)]: { merge: false } })).toBeNull()
  expect(mergeEdit([kites], { [keyOf(kites)]: { without: ['red_kite', 'Red-Kite'] } })).toBeNull()
})
