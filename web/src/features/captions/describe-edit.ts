import type { Edit } from '@/api/types'
import { plural } from '@/lib/format'

function what(edit: Edit): string {
  const tags = (list: readonly string[]) => (list.length > 3 ? plural(list.length, 'tag') : list.join(', '))
  switch (edit.kind) {
    case 'add_tags':
      return `Added ${tags(edit.tags)}`
    case 'remove_tags':
      return `Removed ${tags(edit.tags)}`
    case 'rename_tag':
      return `Renamed ${edit.from} to ${edit.to}`
    case 'set_tags':
      return 'Set the tags'
    case 'move_tag':
      return `Moved ${edit.tag}`
    case 'replace_text':
      return `Replaced text in ${edit.target}`
    case 'add_text':
      return edit.at === 'front' ? 'Put text before the captions' : 'Put text after the captions'
    case 'set_caption':
      return edit.text === '' ? 'Removed the captions' : 'Set the captions'
    case 'drop_duplicate_tags':
      return 'Dropped duplicate tags'
    case 'sort_tags':
      return 'Sorted the tags'
    case 'underscores':
      return edit.to === 'spaces' ? 'Turned underscores into spaces' : 'Turned spaces into underscores'
  }
}

/** What a toast says after an edit: "Added sky – 12 images". */
export function describeEdit(edit: Edit, images: number): string {
  return images === 0
    ? 'Nothing to change: all images are like that already.'
    : `${what(edit)} – ${plural(images, 'image')}`
}
