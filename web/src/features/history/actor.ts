/** Who made a change: a person, a run, a recipe that applied itself, or somebody who edited exported files. */
export interface Actor {
  kind: 'person' | 'run' | 'recipe' | 'outside'
  name: string
}

const RUN = 'run:'
const RECIPE = 'recipe:'

/**
 * @param runNames what the newest runs are called, by their id
 * @param label what the run is called, as the change itself tells; null for others
 */
export function actorOf(
  actor: string,
  runNames: ReadonlyMap<string, string>,
  label: string | null = null,
): Actor {
  if (actor.startsWith(RUN))
    return { kind: 'run', name: label ?? runNames.get(actor.slice(RUN.length)) ?? 'A run' }
  if (actor.startsWith(RECIPE)) return { kind: 'recipe', name: actor.slice(RECIPE.length) }
  if (actor === 'outside edit') return { kind: 'outside', name: 'Outside edit' }
  return { kind: 'person', name: actor }
}

/** Changes of machines come in crowds, those of people one by one. */
export const isMachine = (actor: string): boolean =>
  actor.startsWith(RUN) || actor.startsWith(RECIPE) || actor === 'outside edit'
