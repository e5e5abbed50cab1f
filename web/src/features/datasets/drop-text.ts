import { plural } from '@/lib/format'
import type { Drag } from '@/lib/drags'

interface Target {
  id: number
  name: string
  archived: boolean
}

/** Why what is dragged cannot be dropped on a dataset, as a sentence; null when it can. */
export function dropProblem(drag: Drag, target: Target): string | null {
  if (target.archived) return `${target.name} is archived. Take it out of the archive first.`
  if (drag.kind === 'files' || drag.images === null) return null
  const { from, dataset } = drag.images
  if (from === 'moment')
    return 'A past moment can only be looked at. Return to now, or branch from it, to copy its pictures.'
  if (from === 'bin') return 'These pictures are in the bin. Restore them first.'
  return dataset === target.id ? `They are in ${target.name} already.` : null
}

/** What a drop would do; without a target, what can be done. */
export function dropHint(drag: Drag, target: Target | null, move: boolean): string {
  if (drag.kind === 'files')
    return target === null ? 'Drop on a dataset to import into it.' : `Import into ${target.name}.`
  const what = drag.images === null ? 'the pictures' : plural(drag.images.count, 'picture')
  return target === null
    ? `Drop on a dataset to copy ${what} there. With Shift they are moved.`
    : `${move ? 'Move' : 'Copy'} ${what} to ${target.name}.`
}
