import { useActions, type Offers } from '@/lib/actions/use-actions'
import { useCopiedTags } from '@/lib/tag-clipboard'
import type { Places } from './GridContextMenu'
import { starOffers } from './star-actions'
import type { Targets } from './use-targets'

const textIsSelected = () => window.getSelection()?.isCollapsed === false

interface GalleryKeys {
  targets: Targets
  bin: boolean
  places: readonly Places[]
  onOpen: () => unknown
  /** Null when it is not about exactly one picture. */
  onForget: (() => unknown) | null
  enabled: boolean
}

/** What can be done to the selected pictures by a key or from the command palette. */
export function useGalleryKeys({ targets, bin, places, onOpen, onForget, enabled }: GalleryKeys): void {
  const some = targets.numbers.size > 0
  const copied = useCopiedTags().length > 0
  const on = (run: () => unknown, also = true) => ({ run, enabled: some && also })
  const copies = (move: boolean) => ({
    choices: some
      ? places.flatMap(({ datasets }) =>
          datasets.map((dataset) => ({ label: dataset.name, run: () => targets.copyTo(dataset, move) })),
        )
      : [],
  })
  const changes: Offers = {
    'picture.keep': on(targets.keep),
    'picture.reject': on(targets.reject),
    'picture.unmark': on(targets.unmark),
    'picture.remove': on(targets.remove),
    'picture.earlier': on(() => targets.step(-1), targets.canStep),
    'picture.later': on(() => targets.step(1), targets.canStep),
    'picture.pasteTags': on(() => targets.pasteTags(false), copied),
    'picture.replaceTags': on(() => targets.pasteTags(true), copied),
    'picture.copyTo': copies(false),
    'picture.moveTo': copies(true),
    ...starOffers((stars) => on(() => targets.star(stars))),
  }
  useActions(
    {
      'selection.all': targets.selectAll,
      'selection.clear': targets.clear,
      'picture.open': on(onOpen),
      'picture.copyTags': on(() => (textIsSelected() ? false : targets.copyTags())),
      'picture.forget': { run: () => onForget?.(), enabled: onForget !== null },
      ...(bin ? { 'picture.restore': on(targets.restore) } : changes),
    },
    enabled,
  )
}
