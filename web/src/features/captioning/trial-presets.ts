import type { Family, Prompt } from '@/api/types'
import { promptChoices } from './prompt-groups'
import type { Side } from './trial'

/** What a side can be asked with: a name to choose it by, and what it is. */
export interface TrialPreset {
  value: string
  label: string
  group: string
  asks: Pick<Side, 'preset' | 'text'>
}

/** No prompt can be called so. */
const written = '\n'

/** The prompts, and before them the one that is being written. */
export function presetsFor(prompts: readonly Prompt[], family: Family, first: Side): TrialPreset[] {
  const kept = promptChoices(prompts, family).map((choice) => ({
    ...choice,
    asks: { preset: choice.value },
  }))
  if (first.text === undefined) return kept
  const { preset, text } = first
  const label = prompts.find(({ name }) => name === preset)?.label ?? preset
  return [
    { value: written, label: `${label}, as written`, group: 'Being written', asks: { preset, text } },
    ...kept,
  ]
}

/** By which name a side's prompt is chosen. */
export const choiceOf = ({ preset, text }: Side): string => (text === undefined ? preset : written)

/** The side, asking with another prompt. */
export function askedWith(side: Side, value: string, presets: readonly TrialPreset[]): Side {
  const asks = presets.find((each) => each.value === value)?.asks
  return asks === undefined ? side : { provider: side.provider, ...asks }
}
