import type { Recipe } from '@/api/types'

/** How a recipe stands in a dataset; null when it does not. */
export function standingIn(recipe: Recipe, dataset: number): Recipe['standing'][number] | null {
  return recipe.standing.find((each) => each.dataset === dataset) ?? null
}

/** The recipes that could not run on something that came into a dataset. */
export function behind(recipes: readonly Recipe[], dataset: number): Recipe[] {
  return recipes.filter((recipe) => (standingIn(recipe, dataset)?.missed ?? '') !== '')
}

/** What arrivals are, beside the switch. */
export const arrivals =
  'It runs on images that come in; its steps about tags or a caption also on those that models write.'

/** "Runs by itself here and in 2 other datasets". */
export function describeStanding(recipe: Recipe, dataset: number): string {
  const here = standingIn(recipe, dataset) !== null
  const others = recipe.standing.length - (here ? 1 : 0)
  const elsewhere = others === 1 ? '1 other dataset' : `${others} other datasets`
  if (here) return others === 0 ? 'Runs by itself here' : `Runs by itself here and in ${elsewhere}`
  return others === 0 ? '' : `Runs by itself in ${elsewhere}`
}
