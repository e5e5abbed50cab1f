import { plural } from '@/lib/format'

/** What a toast says after undo or redo: the label names the change, the count how far it reached. */
export function doneText(
  verb: 'Undid' | 'Redid',
  { label, images }: { label: string; images: number },
): string {
  const what = label.replace(/^(?:undid|redid|undo|redo):?\s+/i, '')
  return images > 0 ? `${verb}: ${what} – ${plural(images, 'image')}` : `${verb}: ${what}`
}
