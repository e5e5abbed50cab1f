import { ArrowLeft, ArrowRight, Copy, History, Pencil, Plus, Trash2 } from 'lucide-react'
import { plural } from '@/lib/format'
import type { Menu } from '@/lib/menus'
import { copyTags } from '@/lib/tag-clipboard'

interface ChipActs {
  rename: () => void
  /** Null where all images have it. */
  complete: (() => void) | null
  /** Null where nobody knows who put it there. */
  origin: (() => void) | null
  /** Null where the order has no meaning. */
  step: ((tags: readonly string[], direction: -1 | 1) => void) | null
  remove: (tags: string[]) => void
}

function copy(tags: readonly string[]) {
  copyTags([...tags])
  void navigator.clipboard.writeText(tags.join(', ')).catch(() => undefined)
}

/** What can be done to one tag of an image, or to several that are chosen. */
export function chipMenu(
  tags: readonly string[],
  { rename, complete, origin, step, remove }: ChipActs,
): Menu {
  const one = tags.length === 1
  return {
    title: one ? (tags[0] ?? '') : plural(tags.length, 'tag'),
    groups: [
      [
        one
          ? { label: 'Rename here', icon: <Pencil aria-hidden />, action: 'row.rename', run: rename }
          : null,
        complete === null ? null : { label: 'Add to all', icon: <Plus aria-hidden />, run: complete },
        { label: 'Copy', icon: <Copy aria-hidden />, shortcut: 'Ctrl+C', run: () => copy(tags) },
        origin === null || !one
          ? null
          : { label: 'Show in the timeline', icon: <History aria-hidden />, shortcut: 'Enter', run: origin },
      ],
      step === null
        ? []
        : [
            {
              label: 'Earlier',
              icon: <ArrowLeft aria-hidden />,
              action: 'row.earlier',
              run: () => step(tags, -1),
            },
            {
              label: 'Later',
              icon: <ArrowRight aria-hidden />,
              action: 'row.later',
              run: () => step(tags, 1),
            },
          ],
      [
        {
          label: 'Remove',
          icon: <Trash2 aria-hidden />,
          action: 'row.remove',
          danger: true,
          run: () => remove([...tags]),
        },
      ],
    ],
  }
}
