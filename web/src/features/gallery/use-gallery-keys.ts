import { useHotkeys } from '@/lib/hotkeys'
import type { Targets } from './use-targets'

const textIsSelected = () => window.getSelection()?.isCollapsed === false

export function useGalleryKeys(
  targets: Targets,
  bin: boolean,
  onForget: () => unknown,
  enabled: boolean,
): void {
  const changes = {
    K: targets.keep,
    R: targets.reject,
    U: targets.unmark,
    Delete: targets.remove,
    '[': () => targets.step(-1),
    ']': () => targets.step(1),
    'Ctrl+V': () => targets.pasteTags(false),
    'Ctrl+Shift+V': () => targets.pasteTags(true),
    ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((stars) => [String(stars), () => targets.star(stars)])),
  }
  useHotkeys(
    {
      'Ctrl+A': targets.selectAll,
      Escape: targets.clear,
      'Ctrl+C': () => (textIsSelected() ? false : targets.copyTags()),
      'Shift+Delete': onForget,
      ...(bin ? {} : changes),
    },
    enabled,
  )
}
