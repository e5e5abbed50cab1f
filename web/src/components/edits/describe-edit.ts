import type { Edit, EditStep } from '@/api/types'
import { plural } from '@/lib/format'

/** So many groups or rules are written out. */
const FEW = 3

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
    case 'merge_tags':
      return edit.groups.length === 1
        ? `Merged ${edit.groups.map(({ to, from }) => `${tags(from)} into ${to}`).join()}`
        : `Merged ${plural(edit.groups.length, 'group')} of tags`
    case 'imply_tags':
      return 'Added what tags imply'
    case 'exclusive_tags':
      return `Kept one of ${tags(edit.tags)}`
  }
}

/** What a toast says after an edit: "Added sky – 12 images". */
export function describeEdit(edit: Edit, images: number): string {
  return images === 0
    ? 'Nothing to change: all images are like that already.'
    : `${what(edit)} – ${plural(images, 'image')}`
}

/** The same for several edits that were made as one. */
export function describeSteps(steps: readonly EditStep[], images: number): string {
  const [first] = steps
  if (first === undefined || images === 0 || steps.length === 1) {
    return first === undefined ? '' : describeEdit(first.edit, images)
  }
  return `${what(first.edit)}, and ${plural(steps.length - 1, 'more step')} – ${plural(images, 'image')}`
}

/** A step as one reads it in a list: "Rename red kite to kite". */
export function sayEdit(edit: Edit): string {
  const tags = (list: readonly string[]) => list.join(', ')
  const quoted = (text: string) => `“${text}”`
  const caption = (name: string | null | undefined) =>
    name == null || name === 'caption' ? 'the caption' : `the caption ${name}`
  switch (edit.kind) {
    case 'add_tags':
      return `Add ${tags(edit.tags)} ${edit.at === 'position' ? `at position ${edit.position + 1}` : `at the ${edit.at}`}`
    case 'remove_tags':
      return `Remove ${tags(edit.tags)}`
    case 'rename_tag':
      return `Rename ${edit.from} to ${edit.to}`
    case 'set_tags':
      return `Set the tags to ${tags(edit.tags)}`
    case 'move_tag':
      return `Move ${edit.tag} to position ${edit.position + 1}`
    case 'replace_text': {
      const where = edit.target === 'tags' ? 'tags' : caption(edit.caption)
      const found = edit.mode === 'regex' ? `the pattern ${edit.find}` : quoted(edit.find)
      return edit.replace === ''
        ? `Take ${found} out of ${where}`
        : `Replace ${found} with ${quoted(edit.replace)} in ${where}`
    }
    case 'add_text':
      return `Put ${quoted(edit.text)} ${edit.at === 'front' ? 'before' : 'after'} ${caption(edit.caption)}`
    case 'set_caption':
      return edit.text === ''
        ? `Remove ${caption(edit.caption)}`
        : `Set ${caption(edit.caption)} to ${quoted(edit.text)}`
    case 'drop_duplicate_tags':
      return 'Drop duplicate tags'
    case 'sort_tags':
      return edit.by === 'alphabetical' ? 'Sort tags alphabetically' : 'Sort tags, most frequent first'
    case 'underscores':
      return edit.to === 'spaces' ? 'Turn underscores into spaces' : 'Turn spaces into underscores'
    case 'merge_tags':
      return edit.groups.length > FEW
        ? `Merge ${plural(edit.groups.length, 'group')} of tags`
        : `Merge ${edit.groups.map(({ to, from }) => `${tags(from)} into ${to}`).join('; ')}`
    case 'imply_tags':
      return edit.rules.length > FEW
        ? `Add what tags imply, by ${plural(edit.rules.length, 'rule')}`
        : `Add ${edit.rules.map(({ tag, implies }) => `${tags(implies)} where ${tag} is`).join('; ')}`
    case 'exclusive_tags':
      return edit.keep === 'all'
        ? `List images with several of ${tags(edit.tags)}`
        : `Keep one of ${tags(edit.tags)}`
  }
}
