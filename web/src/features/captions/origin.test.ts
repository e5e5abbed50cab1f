import { describe, expect, it } from 'vitest'
import { actorName, colourByChange, isMachine, originText } from './origin'

const origin = (change: string, actor = 'ada') => ({
  dataset: 1,
  change,
  actor,
  label: 'Added "sea"',
  at: '2026-10-02T12:00:00Z',
  position: 3,
})

describe('origins', () => {
  it.each([
    ['ada', 'ada', false],
    ['run:0199bb1122334455', 'Run 22334455', true],
    ['recipe:Tidy: tags', 'Recipe Tidy: tags', true],
    ['outside edit', 'outside edit', true],
    ['run:', 'run:', true],
  ])('names %s', (actor, name, machine) => {
    expect(actorName(actor)).toBe(name)
    expect(isMachine(actor)).toBe(machine)
  })

  it('are told in a sentence', () => {
    expect(originText(origin('c1'))).toMatch(/^Added "sea", by ada, 2 Oct 2026/)
  })

  it('of one change have one colour', () => {
    const colours = colourByChange([origin('a'), null, origin('b'), origin('a')])
    expect([...colours.keys()]).toEqual(['a', 'b'])
    expect(new Set(colours.values()).size).toBe(2)
  })
})
