import {
  ArrowLeft,
  ArrowRight,
  Check,
  Eraser,
  Info,
  Maximize,
  RotateCcw,
  Star,
  Trash2,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { actionEntries } from '@/lib/actions/action-entries'
import type { ActionId } from '@/lib/actions/catalogue'
import type { Menu } from '@/lib/menus'
import { starAction, starCounts } from './star-actions'

/** What can be done to the picture in the viewer: the actions that are at hand there. */
export function viewerMenu(): Menu['groups'] {
  const stars = actionEntries(...starCounts.map((count): [ActionId, null] => [starAction(count), null]))
  const star = { label: 'Stars', icon: <Star aria-hidden />, entries: stars.filter((each) => each !== null) }
  return [
    actionEntries(
      ['viewer.previous', <ArrowLeft aria-hidden />],
      ['viewer.next', <ArrowRight aria-hidden />],
    ),
    [
      ...actionEntries(
        ['picture.keep', <Check aria-hidden />],
        ['picture.reject', <X aria-hidden />],
        ['picture.unmark', <RotateCcw aria-hidden />],
      ),
      star.entries.length === 0 ? null : star,
    ],
    actionEntries(
      ['viewer.zoomIn', <ZoomIn aria-hidden />],
      ['viewer.zoomOut', <ZoomOut aria-hidden />],
      ['viewer.zoom', <Maximize aria-hidden />],
      ['viewer.details', <Info aria-hidden />],
    ),
    actionEntries(['picture.remove', <Trash2 aria-hidden />], ['picture.forget', <Eraser aria-hidden />]),
  ]
}
