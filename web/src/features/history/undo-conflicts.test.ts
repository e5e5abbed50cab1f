import { describe, expect, it } from 'vitest'
import type { TouchedImage } from '@/api/types'
import { decideAll, decisionOf, decisionsFor, outcome, usualDecision } from './undo-conflicts'

const facts = (...tags: string[]) => ({ tags, captions: {}, stars: 0, mark: null, removed: false })
const touched = (number: number, merged: ReturnType<typeof facts> | null): TouchedImage => ({
  number,
  name: `${number}.png`,
  sha256: '',
  before: facts('kite'),
  then: facts('kite', 'old'),
  now: facts('kite', 'older'),
  merged,
  since: [],
})

describe('taking back what was touched since', () => {
  const mergeable = touched(1, facts('kite', 'new'))
  const overlapping = touched(2, null)

  it('never loses later work unless somebody says so', () => {
    expect(usualDecision(mergeable)).toBe('merge')
    expect(usualDecision(overlapping)).toBe('keep')
    expect(outcome(overlapping, decisionOf(new Map(), overlapping))).toEqual(overlapping.now)
  })

  it('offers merging only where the edits do not overlap', () => {
    expect(decisionsFor(overlapping)).not.toContain('merge')
    expect([...decideAll([mergeable, overlapping], 'merge')]).toEqual([
      [1, 'merge'],
      [2, 'keep'],
    ])
  })

  it('shows what each decision gives', () => {
    expect(outcome(mergeable, 'take')).toEqual(mergeable.before)
    expect(outcome(mergeable, 'merge')).toEqual(mergeable.merged)
  })
})
