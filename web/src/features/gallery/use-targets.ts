import { useQueryClient } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { Image, ImagePage } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { NumberSet } from '@/lib/number-set'
import type { ImageActions } from './image-actions'
import { oneStep, type PictureOrder } from './picture-order'
import { selectAll } from './selection-model'
import { copiedTags, copyTags } from '@/lib/tag-clipboard'
import type { SelectionControl } from './use-selection'

/** Everything the keyboard and the context menu can do to the pictures they act on. */
export function useTargets(
  dataset: number,
  { state, update }: SelectionControl,
  actions: ImageActions,
  undo: (change: string, of?: number) => void,
  /** Null where the order is not the person's own. */
  ownOrder: PictureOrder | null,
) {
  const client = useQueryClient()
  // With nothing selected an action means the picture the keyboard stands on.
  const focusedOnly = state.focused === null ? NumberSet.empty : NumberSet.of([state.focused])
  const numbers = state.numbers.size > 0 ? state.numbers : focusedOnly
  const run = (act: (numbers: NumberSet) => unknown) => () => (numbers.size === 0 ? false : act(numbers))

  const cached = (number: number): Image | undefined => {
    for (const [, page] of client.getQueriesData<ImagePage>({ queryKey: keys.cards(dataset) })) {
      const image = page?.images.find((each) => each.number === number)
      if (image !== undefined) return image
    }
    return undefined
  }

  return {
    numbers,
    keep: run((targets) => actions.mark(targets, 'kept')),
    reject: run((targets) => actions.mark(targets, 'rejected')),
    unmark: run((targets) => actions.mark(targets, null)),
    star: (stars: number) => run((targets) => actions.star(targets, stars))(),
    remove: run((targets) => actions.remove(targets, undo)),
    restore: run((targets) => actions.restore(targets, undo)),
    step: (by: -1 | 1) =>
      run((targets) => {
        const before = ownOrder === null ? undefined : oneStep(ownOrder.numbers, (n) => targets.has(n), by)
        return before === undefined ? false : actions.reorder(targets, before)
      })(),
    canStep: ownOrder !== null,
    copyTo: (target: { id: number; name: string }, move: boolean) =>
      run((targets) => actions.copy(targets, target, move, undo))(),
    copyTags: () => {
      const image = state.focused === null ? undefined : cached(state.focused)
      if (image === undefined) return false
      copyTags(image.tags)
      toast.show(`${plural(image.tags.length, 'tag')} copied`)
      return true
    },
    pasteTags: (replace: boolean) => {
      const tags = copiedTags()
      return tags.length === 0 ? false : run((targets) => actions.pasteTags(targets, tags, replace))()
    },
    selectAll: () => update(selectAll),
    clear: () => update((old) => ({ ...old, numbers: NumberSet.empty, anchor: null })),
  }
}

export type Targets = ReturnType<typeof useTargets>
