import type { ReactNode } from 'react'
import type { MenuEntry } from '../menus'
import type { ActionId } from './catalogue'
import { liveActions } from './use-actions'

/** Menu entries of actions, as they can be done here and now; null for what cannot. */
export function actionEntries(...wanted: readonly [ActionId, ReactNode][]): (MenuEntry | null)[] {
  const live = liveActions()
  return wanted.map(([id, icon]) => {
    const action = live.find((each) => each.id === id)
    return action === undefined
      ? null
      : {
          label: action.label,
          icon,
          run: action.run,
          action: id,
          danger: id === 'picture.remove' || id === 'picture.forget',
        }
  })
}
