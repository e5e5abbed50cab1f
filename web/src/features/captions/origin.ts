import type { Origin } from '@/api/types'
import { formatDate } from '@/lib/format'

const shownOfId = 8

/** Who acted: a person's name, or what kind of machine it was. */
export function actorName(actor: string): string {
  const [kind, ...rest] = actor.split(':')
  const name = rest.join(':')
  if (kind === 'run' && name !== '') return `Run ${name.slice(-shownOfId)}`
  if (kind === 'recipe' && name !== '') return `Recipe ${name}`
  return actor
}

/** Whether no person did it. */
export const isMachine = (actor: string): boolean =>
  actor.startsWith('run:') || actor.startsWith('recipe:') || actor === 'outside edit'

/** "Imported pictures, by Ada, 2 Oct 2026, 14:03". */
export const originText = ({ actor, label, at }: Origin): string =>
  `${label}, by ${actorName(actor)}, ${formatDate(at)}`

/** Colours that neighbouring pieces are told apart by, in the order in which their changes first come. */
export const spanColours = ['accent', 'good', 'warn', 'bad', 'text-3'] as const

export type SpanColour = (typeof spanColours)[number]

/** A colour for each change that pieces come from: the same change, the same colour. */
export function colourByChange(origins: readonly (Origin | null)[]): Map<string, SpanColour> {
  const colours = new Map<string, SpanColour>()
  for (const origin of origins) {
    if (origin === null || colours.has(origin.change)) continue
    colours.set(origin.change, spanColours[colours.size % spanColours.length] ?? 'accent')
  }
  return colours
}
