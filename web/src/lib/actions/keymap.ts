import { actionIds, actions, groups, type ActionId } from './catalogue'
import { presets, type PresetId } from './presets'

/** Which keys a person uses: a preset, and what they changed of it. */
export interface Keymap {
  preset: PresetId
  /** No key at all is an empty list. */
  changed: Readonly<Partial<Record<ActionId, readonly string[]>>>
}

export const ownKeymap: Keymap = { preset: 'loracraft', changed: {} }

export const presetKeys = (preset: PresetId, id: ActionId): readonly string[] =>
  presets[preset].keys[id] ?? actions[id].keys

export const keysOf = (keymap: Keymap, id: ActionId): readonly string[] =>
  keymap.changed[id] ?? presetKeys(keymap.preset, id)

const same = (one: readonly string[], other: readonly string[]) => one.join(' ') === other.join(' ')

export const isChanged = (keymap: Keymap, id: ActionId): boolean => keymap.changed[id] !== undefined

/** Gives an action these keys. What is as in the preset again does not count as changed. */
export function withKeys(keymap: Keymap, id: ActionId, keys: readonly string[]): Keymap {
  const others = Object.fromEntries(Object.entries(keymap.changed).filter(([other]) => other !== id))
  return {
    ...keymap,
    changed: same(keys, presetKeys(keymap.preset, id)) ? others : { ...others, [id]: keys },
  }
}

const meet = (one: ActionId, other: ActionId): boolean => {
  const places: readonly string[] = groups[actions[other].group].places
  return groups[actions[one].group].places.some((place) => places.includes(place))
}

/** The other actions that this key would set off where `id` is at hand. */
export const conflictsOf = (keymap: Keymap, id: ActionId, key: string): ActionId[] =>
  actionIds.filter((other) => other !== id && meet(id, other) && keysOf(keymap, other).includes(key))

/** Gives an action the one key, and takes it from those that it would meet. */
export function takeKey(keymap: Keymap, id: ActionId, key: string): Keymap {
  const freed = conflictsOf(keymap, id, key).reduce(
    (map, other) =>
      withKeys(
        map,
        other,
        keysOf(map, other).filter((each) => each !== key),
      ),
    keymap,
  )
  return withKeys(freed, id, [key])
}

/** Puts an action's keys back to the preset's, and takes those from whoever has them meanwhile. */
export function resetKeys(keymap: Keymap, id: ActionId): Keymap {
  const keys = presetKeys(keymap.preset, id)
  const freed = keys
    .flatMap((key) => conflictsOf(keymap, id, key).map((other) => ({ key, other })))
    .reduce(
      (map, { key, other }) =>
        withKeys(
          map,
          other,
          keysOf(map, other).filter((each) => each !== key),
        ),
      keymap,
    )
  return withKeys(freed, id, keys)
}

const kept = /^Ctrl\+(Shift\+)?(N|T|W|Tab)$/

/** Why a key cannot be given to an action, as a sentence; null when it can. */
export function keyProblem(key: string): string | null {
  if (/^(Tab|Shift\+Tab)$/.test(key)) return 'Tab goes from one control to the next.'
  if (kept.test(key)) return `The browser keeps ${key} for itself.`
  return null
}

/** Makes a keymap of what was stored; what is not known is left out. */
export function readKeymap(stored: unknown): Keymap {
  if (typeof stored !== 'object' || stored === null) return ownKeymap
  const { preset, changed } = stored as { preset?: unknown; changed?: unknown }
  const known = typeof preset === 'string' && preset in presets ? (preset as PresetId) : 'loracraft'
  const entries = Object.entries(typeof changed === 'object' && changed !== null ? changed : {}).filter(
    ([id, keys]) => id in actions && Array.isArray(keys) && keys.every((key) => typeof key === 'string'),
  )
  return { preset: known, changed: Object.fromEntries(entries) }
}

const names: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
  PageUp: 'Page up',
  PageDown: 'Page down',
}

/** "Ctrl+ArrowUp" as people read it: "Ctrl+↑". */
export const keyText = (key: string): string =>
  key.endsWith('+')
    ? key
    : key
        .split('+')
        .map((part) => names[part] ?? part)
        .join('+')
