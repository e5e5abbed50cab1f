/** Who made a change: a person, a run, a recipe that applied itself, or somebody who edited exported files. */
export interface Actor {
  kind: 'person' | 'run' | 'recipe' | 'outside'
  name: string
}

const RUN = 'run:'
const RECIPE = 'recipe:'

/** @param runNames what the runs that are known are called, by their id */
export function actorOf(actor: string, runNames: ReadonlyMap<string, string>): Actor {
  if (actor.startsWith(RUN)) return { kind: 'run', name: runNames.get(actor.slice(RUN.length)) ?? 'A run' }
  if (actor.startsWith(RECIPE)) return { kind: 'recipe', name: actor.slice(RECIPE.length) }
  if (actor === 'outside edit') return { kind: 'outside', name: 'Outside edit' }
  return { kind: 'person', name: actor }
}

/** Changes of machines come in crowds, those of people one by one. */
export const isMachine = (actor: string): boolean =>
  actor.startsWith(RUN) || actor.startsWith(RECIPE) || actor === 'outside edit'
