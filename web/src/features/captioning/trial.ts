import type { CaptionTrial, Prompt, SampleImage } from '@/api/types'
import { costText, formatCount } from '@/lib/format'

/** Who is asked, and what. */
export interface Side {
  provider: string
  /** The prompt's name. */
  preset: string
  /** The prompt as it is being written, instead of what is kept of it. */
  text?: string
}

/** What came of asking one side about one image. */
export type Outcome = Omit<CaptionTrial, 'image' | 'name' | 'picture'>

/** What an answer took: "1,100 tokens · 0.5 s · $0.010". */
export const tookText = (outcome: Outcome): string =>
  outcome.kept
    ? 'known from earlier'
    : [
        `${formatCount(outcome.inputTokens + outcome.outputTokens)} tokens`,
        `${(outcome.milliseconds / 1000).toFixed(1)} s`,
        costText(outcome.cost, outcome.unpriced),
      ].join(' · ')

export type Vote = 'left' | 'right' | 'tie'

export interface TrialImage {
  sample: SampleImage
  /** Whether the second side stands on the left. */
  swapped: boolean
  /** Of each side; null while it is asked. */
  outcomes: readonly (Outcome | null)[]
  /** The side that is better; null while nobody said. */
  vote: 0 | 1 | 'tie' | null
}

export interface Trial {
  /** One or two. */
  sides: readonly Side[]
  /** Which is which is hidden until all is voted. */
  blind: boolean
  images: readonly TrialImage[]
}

/** @param random 0 up to 1, another each time. */
export function begin(
  samples: readonly SampleImage[],
  sides: readonly Side[],
  blind: boolean,
  random: () => number,
): Trial {
  const hides = blind && sides.length === 2
  return {
    sides,
    blind: hides,
    images: samples.map((sample) => ({
      sample,
      swapped: hides && random() < 0.5,
      outcomes: sides.map(() => null),
      vote: null,
    })),
  }
}

const change = (trial: Trial, image: number, changed: (one: TrialImage) => TrialImage): Trial => ({
  ...trial,
  images: trial.images.map((one) => (one.sample.image === image ? changed(one) : one)),
})

export const answered = (trial: Trial, image: number, side: number, outcome: Outcome): Trial =>
  change(trial, image, (one) => ({
    ...one,
    outcomes: one.outcomes.map((each, index) => (index === side ? outcome : each)),
  }))

/** A vote; null takes it back. */
export const voted = (trial: Trial, image: number, vote: Vote | null): Trial =>
  change(trial, image, (one) => ({
    ...one,
    vote: vote === null || vote === 'tie' ? vote : (vote === 'left') === one.swapped ? 1 : 0,
  }))

/** The sides as they stand from left to right. */
export const fromLeft = ({ outcomes, swapped }: TrialImage): number[] => {
  const order = outcomes.map((_, side) => side)
  return swapped ? order.reverse() : order
}

export const isAnswered = ({ outcomes }: TrialImage): boolean => outcomes.every((outcome) => outcome !== null)

/** Whether there are two answers to choose from. */
export const isVotable = ({ outcomes }: TrialImage): boolean =>
  outcomes.length === 2 && outcomes.every((outcome) => typeof outcome?.text === 'string')

/** The image that is to be voted on next. */
export const nextVote = ({ images }: Trial): TrialImage | undefined =>
  images.find((one) => isVotable(one) && one.vote === null)

/** Whether all is answered, and voted where that can be. */
export const isOver = (trial: Trial): boolean =>
  trial.images.every(isAnswered) && nextVote(trial) === undefined

export interface SideTotal {
  votes: number
  failed: number
  tokens: number
  /** Of one image, on average; null when nobody was asked. */
  seconds: number | null
  cost: number | null
  unpriced: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

export function totalOf({ images }: Trial, side: number): SideTotal {
  const outcomes = images.map((one) => one.outcomes[side] ?? null).filter((outcome) => outcome !== null)
  const asked = outcomes.filter(({ calls }) => calls > 0)
  const known = outcomes.map(({ cost }) => cost).filter((cost) => cost !== null)
  const unpriced = sum(outcomes.map((outcome) => outcome.unpriced))
  const priced = asked.some(({ cost }) => cost !== null)
  return {
    votes: images.filter(({ vote }) => vote === side).length,
    failed: outcomes.filter(({ text }) => text === null).length,
    tokens: sum(outcomes.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens)),
    seconds:
      asked.length === 0 ? null : sum(asked.map(({ milliseconds }) => milliseconds)) / 1000 / asked.length,
    cost: asked.length > 0 && !priced ? null : sum(known),
    unpriced,
  }
}

/** The side with more votes; null when none has. */
export function winnerOf(trial: Trial): Side | null {
  if (trial.sides.length < 2) return null
  const lead = totalOf(trial, 0).votes - totalOf(trial, 1).votes
  return lead === 0 ? null : (trial.sides[lead > 0 ? 0 : 1] ?? null)
}

/** As it is called before and after the votes. */
export const letterOf = (side: number): string => (side === 0 ? 'A' : 'B')

export const nameOf = ({ provider, preset, text }: Side, prompts: readonly Prompt[]): string =>
  `${prompts.find(({ name }) => name === preset)?.label ?? preset}${text === undefined ? '' : ', as written,'} by ${provider}`

/** Another prompt for the same kind of answers, to compare with: of one that is being written what is kept of it; the same when there is none. */
export function rivalOf(first: Side, prompts: readonly Prompt[]): Side {
  if (first.text !== undefined) return { provider: first.provider, preset: first.preset }
  const own = prompts.find(({ name }) => name === first.preset)
  const other = prompts.find(({ name, target }) => name !== first.preset && target === own?.target)
  return { ...first, preset: other?.name ?? first.preset }
}

export const isSame = (one: Side, other: Side): boolean =>
  one.provider === other.provider && one.preset === other.preset && one.text === other.text

/** Nothing but the reason why there is no answer. */
export const failure = (problem: string): Outcome => ({
  model: '',
  text: null,
  tags: null,
  problem,
  notes: null,
  kept: false,
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  milliseconds: 0,
  cost: 0,
  unpriced: 0,
})
