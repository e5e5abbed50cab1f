import type { Setting } from '@/api/types'

/** Where the value comes from, for a person. */
export function sourceOf({ source, where }: Setting): string {
  if (source === 'default') return 'Default'
  if (source === 'file') return 'From the settings file'
  return source === 'environment'
    ? `From the environment variable ${where ?? ''}`
    : `From ${where ?? ''} on the command line`
}

const fold = (text: string) => text.toLowerCase()

/** Whether every word of a search occurs somewhere in the texts. */
export function finds(search: string, texts: readonly string[]): boolean {
  const all = fold(texts.join(' '))
  return fold(search)
    .split(/\s+/)
    .every((word) => all.includes(word))
}

/** The settings that a search finds, by their headings, in the order they came in. */
export function grouped(settings: readonly Setting[], search: string): [string, Setting[]][] {
  const groups = new Map<string, Setting[]>()
  for (const setting of settings) {
    const { group, label, name, description, variable, value, choices } = setting
    if (!finds(search, [group, label, name, description, variable, value, ...choices, sourceOf(setting)]))
      continue
    groups.set(group, [...(groups.get(group) ?? []), setting])
  }
  return [...groups]
}

/** What is wrong with a number before it is sent; null when nothing is. */
export function numberProblem({ min, max }: Setting, text: string): string | null {
  const allowed = /^\d{1,15}$/.test(text) && Number(text) >= (min ?? 0) && Number(text) <= (max ?? Infinity)
  return allowed ? null : `Write a whole number from ${min ?? 0} to ${max ?? 'any'}.`
}
