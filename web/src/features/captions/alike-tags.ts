import type { AlikeReason, AlikeTags, Edit } from '@/api/types'

/** How a tag differs from the one that stays, as a person says it. */
export const reasons: Record<AlikeReason, string> = {
  case: 'capital letters',
  signs: 'underscores or hyphens',
  plural: 'plural',
  order: 'order of words',
  alias: 'alias in a dictionary',
  spelling: 'spelling',
}

/** A group by its tags, since it has no number. */
export const keyOf = ({ tags }: AlikeTags): string => tags.map(({ tag }) => tag).join(',')

/** What a person decided of a group; what is absent is as it was offered. */
export interface AlikeChoice {
  merge?: boolean
  keep?: string
  /** Tags of the group that stay as they are. */
  without?: readonly string[]
}

export type AlikeChoices = Readonly<Record<string, AlikeChoice>>

/** What is hardly ever meant is chosen beforehand. */
export const isChosen = (group: AlikeTags, { merge }: AlikeChoice): boolean =>
  merge ?? group.tags.every(({ why }) => why === null || why === 'case' || why === 'signs')

/** Which tag stays: the one that was offered, or the one that a person chose. */
export const keptOf = (group: AlikeTags, { keep }: AlikeChoice): string => keep ?? group.tags[0]?.tag ?? ''

/** The tags that become the one that stays. */
export const givingWay = (group: AlikeTags, choice: AlikeChoice): string[] =>
  group.tags
    .map(({ tag }) => tag)
    .filter((tag) => tag !== keptOf(group, choice) && choice.without?.includes(tag) !== true)

export type MergeEdit = Extract<Edit, { kind: 'merge_tags' }>

/** One edit for all chosen groups; null when none is chosen. */
export function mergeEdit(groups: readonly AlikeTags[], choices: AlikeChoices): MergeEdit | null {
  const merged = groups.flatMap((group) => {
    const choice = choices[keyOf(group)] ?? {}
    const from = givingWay(group, choice)
    return from.length === 0 || !isChosen(group, choice) ? [] : [{ to: keptOf(group, choice), from }]
  })
  return merged.length === 0 ? null : { kind: 'merge_tags', groups: merged }
}

/** Why the tags of a group are offered, each reason once. */
export const whyOf = ({ tags }: AlikeTags): string =>
  [...new Set(tags.flatMap(({ why }) => (why === null ? [] : [reasons[why]])))].join(', ')
