import type { Offers } from '@/lib/actions/use-actions'

export const starCounts = [5, 4, 3, 2, 1, 0] as const
export type StarCount = (typeof starCounts)[number]

/** Each number of stars is an action of its own. */
export const starAction = (stars: StarCount) => `picture.star${stars}` as const

export const starOffers = (offer: (stars: StarCount) => Offers['picture.star0']): Offers =>
  Object.fromEntries(starCounts.map((stars) => [starAction(stars), offer(stars)]))
