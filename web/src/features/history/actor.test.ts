import { expect, test } from 'vitest'

import { actorOf, isMachine } from './actor'

const runs = new Map([['7', 'Tagged with WD14, threshold 0.35']])

test('a run is called what it did, as far as it is known', () => {
  expect(actorOf('run:7', runs)).toEqual({ kind: 'run', name: 'Tagged with WD14, threshold 0.35' })
  expect(actorOf('run:8', runs)).toEqual({ kind: 'run', name: 'A run' })
})

test('a run of long ago is called as its change tells', () => {
  expect(actorOf('run:8', runs, 'Captioned with llava')).toEqual({
    kind: 'run',
    name: 'Captioned with llava',
  })
})

test('recipes, outside edits and people go by their names', () => {
  expect(actorOf('recipe:Tidy up', runs)).toEqual({ kind: 'recipe', name: 'Tidy up' })
  expect(actorOf('outside edit', runs)).toEqual({ kind: 'outside', name: 'Outside edit' })
  expect(actorOf('ann', runs)).toEqual({ kind: 'person', name: 'ann' })
  expect(['run:7', 'recipe:x', 'outside edit', 'ann'].map(isMachine)).toEqual([true, true, true, false])
})
