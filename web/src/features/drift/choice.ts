import type { DriftFound, DriftItem, DriftKind, DriftTakeRequest } from '@/api/types'

/**
 * Which differences are to be taken in: whole kinds without some of them, and single ones of other kinds. A kind may have
 * more differences than are loaded.
 */
export interface Choice {
  kinds: readonly DriftKind[]
  except: ReadonlyMap<string, DriftKind>
  items: ReadonlyMap<string, DriftKind>
  /** Of texts that were changed here in the same place; others are brought together word by word. */
  conflicts: 'keep' | 'outside' | 'merge'
}

type Named = Pick<DriftItem, 'id' | 'kind'>

/** What takes texts or images away is never chosen unasked. */
const UNASKED: readonly DriftKind[] = ['caption', 'picture', 'added']

export const firstChoice = (found: DriftFound): Choice => ({
  kinds: found.kinds.map(({ kind }) => kind).filter((kind) => UNASKED.includes(kind)),
  except: new Map(),
  items: new Map(),
  conflicts: 'keep',
})

export const isChosen = ({ kinds, except, items }: Choice, { id, kind }: Named): boolean =>
  kinds.includes(kind) ? !except.has(id) : items.has(id)

export function withItem(choice: Choice, { id, kind }: Named, on: boolean): Choice {
  const whole = choice.kinds.includes(kind)
  const marks = new Map(whole ? choice.except : choice.items)
  if (on === whole) marks.delete(id)
  else marks.set(id, kind)
  return whole ? { ...choice, except: marks } : { ...choice, items: marks }
}

const without = (marks: ReadonlyMap<string, DriftKind>, kind: DriftKind) =>
  new Map([...marks].filter(([, of]) => of !== kind))

export function withKind(choice: Choice, kind: DriftKind, on: boolean): Choice {
  const kinds = choice.kinds.filter((other) => other !== kind)
  return {
    ...choice,
    kinds: on ? [...kinds, kind] : kinds,
    except: without(choice.except, kind),
    items: without(choice.items, kind),
  }
}

/** All, none or some of a kind. */
export function stateOf(choice: Choice, kind: DriftKind): boolean | 'indeterminate' {
  const marked = (marks: ReadonlyMap<string, DriftKind>) => [...marks.values()].includes(kind)
  if (choice.kinds.includes(kind)) return marked(choice.except) ? 'indeterminate' : true
  return marked(choice.items) ? 'indeterminate' : false
}

/** How many will be taken in, as far as nothing else is in the way; those that cannot be are not counted. */
export function chosenCount({ kinds, except, items }: Choice, found: DriftFound): number {
  const whole = found.kinds.filter(({ kind }) => kinds.includes(kind))
  return whole.reduce((sum, { total, problems }) => sum + total - problems, 0) - except.size + items.size
}

export const toRequest = ({ kinds, except, items, conflicts }: Choice): DriftTakeRequest => ({
  kinds: [...kinds],
  except: [...except.keys()],
  items: [...items.keys()],
  conflicts,
})
