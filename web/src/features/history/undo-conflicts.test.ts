import { describe, expect, it } from 'vitest'
import type { TouchedImage } from '@/api/types'
import {
  choicesOf,
  decide,
  decideAll,
  decisionOf,
  decisionsFor,
  keyOf,
  outcome,
  undecided,
} from './undo-conflicts'

const facts = (...tags: string[]) => ({ tags, captions: {}, stars: 0, mark: null, removed: false })
const touched = (
  number: number,
  merged: ReturnType<typeof facts> | null,
  datasetName: string | null = null,
): TouchedImage => ({
  dataset: datasetName === null ? 1 : 7,
  datasetName,
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
  const elsewhere = touched(2, facts('kite', 'new'), 'Other')

  it('never loses later work unless somebody says so', () => {
    expect(decisionOf(undecided, mergeable)).toBe('merge')
    expect(decisionOf(undecided, overlapping)).toBe('keep')
    expect(outcome(overlapping, decisionOf(undecided, overlapping))).toEqual(overlapping.now)
  })

  it('offers merging only where the edits do not overlap', () => {
    expect(decisionsFor(overlapping)).not.toContain('merge')
    expect(decisionOf(decideAll('merge'), overlapping)).toBe('keep')
  })

  it('says of single images only what is not decided on all, so that those not loaded are decided too', () => {
    const decisions = decide(decideAll('take'), mergeable, 'keep')
    expect(choicesOf(decisions, [mergeable, overlapping])).toEqual({ '1': 'keep' })
  })

  it('tells images of two datasets apart', () => {
    expect([overlapping, elsewhere].map(keyOf)).toEqual(['2', '7:2'])
    expect(choicesOf(decide(undecided, elsewhere, 'take'), [overlapping, elsewhere])).toEqual({
      '2': 'keep',
      '7:2': 'take',
    })
  })

  it('shows what each decision gives', () => {
    expect(outcome(mergeable, 'take')).toEqual(mergeable.before)
    expect(outcome(mergeable, 'merge')).toEqual(mergeable.merged)
  })
})
