import type { Edit, EditText, SelectionSummary } from '@/api/types'
import { addTags, moveTags, removeTags, renameTag, unique } from '@/lib/tag-list'

/**
 * What an edit makes of one image, as far as the page can tell by itself; null where only the server can say
 * (patterns are .NET's, and a sort by frequency needs the whole dataset).
 */
export function applyEdit(edit: Edit, text: EditText): EditText | null {
  const tags = (next: string[]): EditText => ({ ...text, tags: next })
  switch (edit.kind) {
    case 'add_tags':
      return tags(addTags(text.tags, edit.tags, edit))
    case 'remove_tags':
      return tags(removeTags(text.tags, edit.tags))
    case 'rename_tag':
      return tags(renameTag(text.tags, edit.from, edit.to))
    case 'set_tags':
      return tags(unique(edit.tags))
    case 'move_tag':
      return tags(moveTo(text.tags, edit.tag, edit.position))
    case 'set_caption':
      return { ...text, captions: withCaption(text.captions, edit.caption, edit.text) }
    case 'add_text': {
      const name = edit.caption ?? 'caption'
      const old = text.captions[name] ?? ''
      const joined = edit.at === 'front' ? edit.text + old : old + edit.text
      return { ...text, captions: withCaption(text.captions, name, joined) }
    }
    case 'drop_duplicate_tags':
      return tags(unique(text.tags))
    case 'underscores':
    case 'sort_tags':
    case 'replace_text':
    case 'merge_tags':
    case 'imply_tags':
    case 'exclusive_tags':
      return null
  }
}

/** `position` is where the tag stands afterwards. */
function moveTo(list: readonly string[], tag: string, position: number): string[] {
  const from = list.indexOf(tag)
  if (from < 0) return [...list]
  return moveTags(list, [tag], position > from ? position + 1 : position)
}

function withCaption(captions: Record<string, string>, name: string, text: string): Record<string, string> {
  const others = Object.fromEntries(Object.entries(captions).filter(([other]) => other !== name))
  return text === '' ? others : { ...captions, [name]: text }
}

/** The same for the summary of several selected images: the edit reaches all of them. */
export function applyToSummary(edit: Edit, summary: SelectionSummary): SelectionSummary | null {
  const { images } = summary
  switch (edit.kind) {
    case 'add_tags': {
      const known = summary.tags.filter(({ tag }) => !edit.tags.includes(tag))
      return { ...summary, tags: [...edit.tags.map((tag) => ({ tag, count: images })), ...known] }
    }
    case 'remove_tags':
      return { ...summary, tags: summary.tags.filter(({ tag }) => !edit.tags.includes(tag)) }
    case 'rename_tag':
      return { ...summary, tags: renamed(summary, edit.from, edit.to) }
    case 'set_tags':
      return { ...summary, tags: edit.tags.map((tag) => ({ tag, count: images })) }
    case 'set_caption':
      return { ...summary, captions: { ...summary.captions, [edit.caption]: { images, text: edit.text } } }
    default:
      return null
  }
}

/** Where an image has both, it counts once; the page cannot know how many do, so it shows the larger count. */
function renamed({ tags }: SelectionSummary, from: string, to: string): SelectionSummary['tags'] {
  const other = tags.find(({ tag }) => tag === to)?.count ?? 0
  return tags
    .filter(({ tag }) => tag !== to)
    .map((entry) => (entry.tag === from ? { tag: to, count: Math.max(entry.count, other) } : entry))
}
