import { useEffectEvent, useLayoutEffect } from 'react'
import { isElsewhere, isTyping, keyName, topDialog, type Listener } from '../hotkeys'
import { actionIds, actions, type ActionId } from './catalogue'
import { keysOf } from './keymap'
import { keymapStore } from './keymap-store'

/** A run that returns false leaves the key to the browser. It gets the key, when one set it off. */
type Run = (event?: KeyboardEvent) => unknown

interface Choice {
  label: string
  run: () => unknown
}

interface Offer {
  run: Run
  /** Instead of the catalogue's, where more can be said: "Undo: Add tag kite". */
  label?: string
  enabled?: boolean
}

/** An action that needs a choice has no key: the palette offers each choice. */
export type Offers = Partial<Record<ActionId, Run | Offer | { choices: readonly Choice[] }>>

export interface LiveAction {
  /** The same action has the same key tomorrow. */
  key: string
  id: ActionId
  label: string
  run: () => unknown
}

interface Source {
  listener: Listener
  read: () => Offers
}

const sources = new Set<Source>()

function offerOf(offers: Offers, id: ActionId): Offer | null {
  const offer = offers[id]
  if (typeof offer === 'function') return { run: offer }
  return offer === undefined || 'choices' in offer || offer.enabled === false ? null : offer
}

/** In a text field only keys that type nothing may act, and only where the action asks for it. */
const mayFire = (id: ActionId, key: string, typing: boolean): boolean =>
  !typing || (actions[id].whileTyping === true && /^(Ctrl|Alt)\+/.test(key))

/** The actions that a key sets off, in the catalogue's order. */
const actionsAt = (key: string): ActionId[] =>
  actionIds.filter((id) => keysOf(keymapStore.get(), id).includes(key))

/** Whether a key press means an action, by the keys this person uses. */
export function means(
  event: Parameters<typeof keyName>[0] & { target: EventTarget | null },
  id: ActionId,
): boolean {
  const key = keyName(event)
  return keysOf(keymapStore.get(), id).includes(key) && mayFire(id, key, isTyping(event.target))
}

/** Offers actions while the component is there: to their keys, and to the command palette. */
export function useActions(offers: Offers, enabled = true, listener: Listener = 'page'): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const key = keyName(event)
    const typing = isTyping(event.target)
    const meant = actionsAt(key)
      .map((id) => (mayFire(id, key, typing) ? offerOf(offers, id) : null))
      .filter((offer) => offer !== null)
    // Where the key goes is looked up in the document, which only one of the many that listen has to.
    if (meant.length === 0 || isElsewhere(event.target, listener)) return
    if (meant.some((offer) => offer.run(event) !== false)) event.preventDefault()
  })
  const read = useEffectEvent(() => offers)
  // What is seen listens: a key pressed right after the first paint is not lost.
  useLayoutEffect(() => {
    if (!enabled) return
    const source: Source = { listener, read: () => read() }
    const listen = (event: KeyboardEvent) => onKey(event)
    sources.add(source)
    window.addEventListener('keydown', listen)
    return () => {
      sources.delete(source)
      window.removeEventListener('keydown', listen)
    }
  }, [enabled, listener])
}

/** Everything that can be done here and now. */
export function liveActions(): LiveAction[] {
  const here = topDialog() === null ? 'page' : 'dialog'
  const near = [...sources].filter(({ listener }) => listener === here || listener === 'everywhere')
  return near.flatMap(({ read }) => {
    const offers = read()
    return actionIds.flatMap((id) => {
      const given = offers[id]
      if (typeof given === 'object' && 'choices' in given)
        return given.choices.map(({ label, run }) => ({
          key: `${id}: ${label}`,
          id,
          label: `${actions[id].label}: ${label}`,
          run,
        }))
      const offer = offerOf(offers, id)
      return offer === null
        ? []
        : [{ key: id, id, label: offer.label ?? actions[id].label, run: () => offer.run() }]
    })
  })
}
