import { describe, expect, it } from 'vitest'
import type { Prompt, SampleImage } from '@/api/types'
import {
  answered,
  begin,
  failure,
  fromLeft,
  isOver,
  isSame,
  nameOf,
  nextVote,
  rivalOf,
  tookText,
  totalOf,
  voted,
  winnerOf,
  type Outcome,
  type Trial,
} from './trial'
import { askedWith, choiceOf, presetsFor } from './trial-presets'

const sides = [
  { provider: 'p', preset: 'one' },
  { provider: 'p', preset: 'two' },
]
const sample = (image: number): SampleImage => ({ image, name: `${image}.png`, picture: 'f' })
const says = (text: string): Outcome => ({
  ...failure(''),
  text,
  problem: null,
  calls: 1,
  inputTokens: 100,
  outputTokens: 10,
  milliseconds: 500,
  cost: 0.01,
})

/** Of images 1 to 3, of which the second side stands on the left of 2; the answer about 3 fails on one side. */
function asked(): Trial {
  const chances = [0.9, 0.1, 0.9]
  let trial = begin([1, 2, 3].map(sample), sides, true, () => chances.shift() ?? 0)
  for (const image of [1, 2, 3])
    for (const side of [0, 1])
      trial = answered(
        trial,
        image,
        side,
        image === 3 && side === 1 ? failure('No.') : says(`${image} ${side}`),
      )
  return trial
}

describe('a trial', () => {
  it('says what an answer took', () => {
    expect(tookText(says('A hill'))).toBe('110 tokens · 0.5 s · $0.010')
    expect(tookText({ ...says('A hill'), cost: null, unpriced: 1 })).toBe('110 tokens · 0.5 s · cost unknown')
    expect(tookText({ ...says('A hill'), kept: true })).toBe('known from earlier')
  })

  it('shuffles sides image by image where it is blind, and only there', () => {
    expect(asked().images.map(fromLeft)).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
    ])
    expect(begin([sample(1)], sides, false, () => 0).images.map(fromLeft)).toEqual([[0, 1]])
    expect(begin([sample(1)], sides.slice(0, 1), true, () => 0).blind).toBe(false)
  })

  it('counts votes for the side that stood there', () => {
    let trial = asked()
    expect(nextVote(trial)?.sample.image).toBe(1)
    trial = voted(trial, 1, 'right')
    trial = voted(trial, 2, 'left')
    expect([totalOf(trial, 0).votes, totalOf(trial, 1).votes]).toEqual([0, 2])
    expect(winnerOf(trial)).toEqual(sides[1])
  })

  it('is over when all that can be voted on is, whatever failed', () => {
    let trial = asked()
    trial = voted(trial, 1, 'left')
    expect([isOver(trial), nextVote(trial)?.sample.image]).toEqual([false, 2])
    trial = voted(trial, 2, 'tie')
    expect(isOver(trial)).toBe(true)
    expect(isOver(voted(trial, 2, null))).toBe(false)
    expect(isOver(begin([sample(1)], sides, true, () => 0))).toBe(false)
  })

  it('has no winner when votes are even', () => {
    expect(winnerOf(voted(voted(asked(), 1, 'left'), 2, 'left'))).toBeNull()
  })

  it('adds up what a side took, and says when its cost is not known', () => {
    const trial = asked()
    expect(totalOf(trial, 1)).toEqual({
      votes: 0,
      failed: 1,
      tokens: 220,
      seconds: 0.5,
      cost: 0.02,
      unpriced: 0,
    })
    const unknown = answered(trial, 1, 0, { ...says('x'), cost: null, unpriced: 1 })
    expect(totalOf(unknown, 0)).toMatchObject({ cost: 0.02, unpriced: 1 })
    const one = answered(
      begin([sample(1)], sides, true, () => 0),
      1,
      0,
      { ...says('x'), cost: null, unpriced: 1 },
    )
    expect(totalOf(one, 0).cost).toBeNull()
    const kept = answered(one, 1, 0, { ...says('x'), kept: true, calls: 0, cost: 0 })
    expect(totalOf(kept, 0)).toMatchObject({ cost: 0, seconds: null })
  })

  it('compares with another prompt for the same kind of answers', () => {
    const prompt = (name: string, target: Prompt['target']): Prompt => ({
      name,
      target,
      label: name,
      version: 1,
      text: '',
      families: [],
      subject: null,
      builtIn: true,
    })
    const prompts = [prompt('tags', 'tags'), prompt('one', 'caption'), prompt('two', 'caption')]
    expect(rivalOf({ provider: 'p', preset: 'one' }, prompts)).toEqual({ provider: 'p', preset: 'two' })
    expect(rivalOf({ provider: 'p', preset: 'tags' }, prompts)).toEqual({ provider: 'p', preset: 'tags' })
    const written = { provider: 'p', preset: 'one', text: 'New.' }
    expect(rivalOf(written, prompts)).toEqual({ provider: 'p', preset: 'one' })
    expect(isSame(written, rivalOf(written, prompts))).toBe(false)
    expect(nameOf(written, prompts)).toBe('one, as written, by p')
    const presets = presetsFor(prompts, '', written)
    expect(presets[0]?.label).toBe('one, as written')
    expect(askedWith(written, 'two', presets)).toEqual({ provider: 'p', preset: 'two' })
    expect(askedWith({ provider: 'q', preset: 'two' }, choiceOf(written), presets)).toEqual({
      ...written,
      provider: 'q',
    })
  })
})
