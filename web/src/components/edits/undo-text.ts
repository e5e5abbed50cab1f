import type { Undone } from '@/api/types'
import { plural } from '@/lib/format'

/** What a toast says after undo or redo: the label names the change, the count how far it reached. */
export function doneText(
  verb: 'Undid' | 'Redid',
  { label, images }: Pick<Undone, 'label' | 'images'>,
): string {
  if (label === null) return verb === 'Undid' ? 'There is nothing to undo.' : 'There is nothing to redo.'
  const what = label.replace(/^(?:undid|redid|undo|redo):?\s+/i, '')
  return images > 0 ? `${verb}: ${what} – ${plural(images, 'image')}` : `${verb}: ${what}`
}
