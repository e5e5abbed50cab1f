import type { CaptionEstimate, CaptionPolicy, Family, Prompt, Provider } from '@/api/types'
import { formatCount, formatDuration, formatMoney, plural } from '@/lib/format'
import { captionNameProblem } from '@/lib/caption-names'

/** What becomes of an image that has a text; the first is the one that harms nobody. */
export const policies: readonly { value: CaptionPolicy; label: string }[] = [
  { value: 'empty', label: 'Only images without one' },
  { value: 'propose', label: 'Propose, I decide' },
  { value: 'append', label: 'Add after what is there' },
  { value: 'prepend', label: 'Add before what is there' },
  { value: 'replace-machine', label: 'Replace what machines wrote' },
  { value: 'rebase', label: 'Replace what models wrote, keep my changes' },
  { value: 'replace-all', label: 'Replace everything' },
]

/** Families whose models are trained with tags are asked about with prompts for tags, and so on: the first prompt made for it. */
export function firstPrompt(prompts: readonly Prompt[], family: Family): Prompt | undefined {
  return prompts.find((prompt) => prompt.families.includes(family)) ?? prompts[0]
}

/** What stands for a caption whose name is still to be typed; no caption can be called so. */
export const ANOTHER = '+'

/** Names that people give captions of one image side by side. */
const usualNames = ['short', 'long', 'tags-as-prose']

/** Where answers may go: tags only where the prompt asks for tags. */
export function targetsFor(
  prompt: Prompt,
  captionNames: readonly string[],
): { value: string; label: string }[] {
  const names = [...new Set(['caption', ...captionNames])].filter((name) => name !== 'tags')
  const captions = [
    ...names.map((name) => ({
      value: name,
      label: name === 'caption' ? 'Caption' : `Caption “${name}”`,
    })),
    ...usualNames
      .filter((name) => !names.includes(name))
      .map((name) => ({ value: name, label: `New caption “${name}”` })),
    { value: ANOTHER, label: 'Another caption…' },
  ]
  return prompt.target === 'tags' ? [{ value: 'tags', label: 'Tags' }, ...captions] : captions
}

/** Whether an answer can hold tags beside its caption: never where tags are what is asked for, else where the provider answers as JSON. */
export function tagsBeside(
  prompt: Pick<Prompt, 'target'> | undefined,
  provider: Pick<Provider, 'answerFormat'> | undefined,
): 'yes' | 'never' | 'needs JSON' {
  if (prompt === undefined || provider === undefined || prompt.target === 'tags') return 'never'
  return provider.answerFormat === 'json' ? 'yes' : 'needs JSON'
}

/** Why answers cannot become a caption of a typed name, as a sentence; null when they can, or nothing is typed yet. */
export function typedNameProblem(typed: string): string | null {
  const name = typed.trim()
  if (name === '') return null
  return name.toLowerCase() === 'tags'
    ? 'Tags are no caption. Choose another name.'
    : captionNameProblem(name, [])
}

/** "12 images, 3 left alone · about 14,000 tokens · about $0.02 · about 40 s". */
export function estimateText(estimate: CaptionEstimate): string {
  const { images, spared, inputTokens, outputTokens, seconds, measured, cost } = estimate
  const asked = images - spared
  const left = spared > 0 ? `, ${formatCount(spared)} left alone` : ''
  const parts = [`${plural(asked, 'image')} to ask about${left}`]
  if (asked > 0) {
    parts.push(`about ${formatCount(inputTokens + outputTokens)} tokens`)
    parts.push(cost === null ? 'cost unknown' : `about ${formatMoney(cost)}`)
    if (seconds !== null) parts.push(`about ${formatDuration(seconds)}`)
    if (!measured) parts.push('a rough guess before the first run')
  }
  return parts.join(' · ')
}

/** A name that no provider has, beginning with the one wished for. */
export function freeName(wished: string, taken: readonly string[]): string {
  let name = wished
  for (let n = 2; taken.includes(name); n++) name = `${wished}-${n}`
  return name
}
