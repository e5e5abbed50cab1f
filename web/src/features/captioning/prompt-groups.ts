import type { Family, Prompt } from '@/api/types'
import { familyName } from '@/lib/families'

const namesOf = (families: readonly string[]): string => families.map(familyName).join(', ')

/** The prompts to choose from: those for the dataset's family first, then those for any, then the others by what they are for. */
export function promptChoices(prompts: readonly Prompt[], family: Family) {
  const groupOf = ({ families }: Prompt): string =>
    families.includes(family)
      ? `For ${familyName(family)}`
      : families.length === 0
        ? 'For any model'
        : `For ${namesOf(families)}`
  const rank = ({ families }: Prompt): number =>
    families.includes(family) ? 0 : families.length === 0 ? 1 : 2
  const groups = [...new Set([...prompts].sort((a, b) => rank(a) - rank(b)).map(groupOf))]
  return groups.flatMap((group) =>
    prompts
      .filter((prompt) => groupOf(prompt) === group)
      .map(({ name, label }) => ({ value: name, label, group })),
  )
}
