import type { Edit } from '@/api/types'
import { splitTags, tagProblem } from '@/lib/tag-list'
import { MOST_WRITTEN, readRules, writeRules } from './tag-rules'

export type Operation =
  | 'add_tags'
  | 'remove_tags'
  | 'rename_tag'
  | 'replace_text'
  | 'add_text'
  | 'drop_duplicate_tags'
  | 'sort_tags'
  | 'underscores'
  | 'imply_tags'
  | 'exclusive_tags'

/** Everything the dialog can hold at once, so that switching the operation loses nothing. */
export interface BulkEditForm {
  operation: Operation
  tags: string
  place: 'front' | 'end' | 'position'
  position: number
  from: string
  to: string
  find: string
  replace: string
  regex: boolean
  matchCase: boolean
  target: 'tags' | 'captions'
  caption: string
  text: string
  side: 'front' | 'end'
  order: 'alphabetical' | 'frequency'
  underscoresTo: 'spaces' | 'underscores'
  /** As writeRules has them. */
  rules: string
  keep: 'first' | 'all'
}

export const EMPTY_FORM: BulkEditForm = {
  operation: 'add_tags',
  tags: '',
  place: 'end',
  position: 1,
  from: '',
  to: '',
  find: '',
  replace: '',
  regex: false,
  matchCase: false,
  target: 'tags',
  caption: 'caption',
  text: '',
  side: 'front',
  order: 'alphabetical',
  underscoresTo: 'spaces',
  rules: '',
  keep: 'first',
}

export const OPERATIONS: readonly { operation: Operation; name: string; explanation: string }[] = [
  {
    operation: 'add_tags',
    name: 'Add tags',
    explanation: 'Tags an image has already stay where they are.',
  },
  {
    operation: 'remove_tags',
    name: 'Remove tags',
    explanation: 'Takes these tags off every image in the scope.',
  },
  {
    operation: 'rename_tag',
    name: 'Rename a tag',
    explanation: 'Keeps the tag’s place; where the new name is there already, the two become one.',
  },
  {
    operation: 'replace_text',
    name: 'Find and replace',
    explanation: 'In tags it works on each tag alone; a tag left empty is removed.',
  },
  {
    operation: 'add_text',
    name: 'Prefix or suffix',
    explanation: 'Puts text before or after a caption; an empty caption becomes just that text.',
  },
  {
    operation: 'drop_duplicate_tags',
    name: 'Drop duplicate tags',
    explanation: 'Keeps the first of each tag.',
  },
  {
    operation: 'sort_tags',
    name: 'Sort tags',
    explanation: 'Puts the tags of every image in the scope into the same order.',
  },
  {
    operation: 'underscores',
    name: 'Underscores and spaces',
    explanation: 'Changes red_kite to red kite, or back, in tags.',
  },
  {
    operation: 'imply_tags',
    name: 'Implied tags',
    explanation:
      'Where a tag is, adds those that belong to it. Large lists come from a file, among the recipes.',
  },
  {
    operation: 'exclusive_tags',
    name: 'Exclusive tags',
    explanation:
      'Of these tags an image has one at most. Where the recipe applies to new arrivals, the tag index lists images with several.',
  },
]

/** The edit to send; or a sentence that says what is wrong; or nothing of either while fields are still empty. */
export interface FormResult {
  edit: Edit | null
  problem: string | null
}

/** So many tags the server takes in a group. */
const MOST_EXCLUSIVE = 50

const incomplete: FormResult = { edit: null, problem: null }
const wrong = (problem: string): FormResult => ({ edit: null, problem })
const ready = (edit: Edit): FormResult => ({ edit, problem: null })

function readTags(text: string, make: (tags: string[]) => Edit): FormResult {
  const tags = splitTags(text)
  if (tags.length === 0) return incomplete
  const problem = tags.map(tagProblem).find((found) => found !== null)
  return problem ? wrong(problem) : ready(make(tags))
}

function readImplied(rules: string): FormResult {
  const read = readRules(rules)
  if (typeof read === 'string') return wrong(read)
  return read === null ? incomplete : ready({ kind: 'imply_tags', rules: read })
}

function readExclusive({ tags, keep }: BulkEditForm): FormResult {
  const group = splitTags(tags)
  if (group.length < 2) return incomplete
  if (group.length > MOST_EXCLUSIVE) return wrong(`A group has at most ${MOST_EXCLUSIVE} tags.`)
  return readTags(tags, () => ({ kind: 'exclusive_tags', tags: group, keep }))
}

function readRename({ from, to }: BulkEditForm): FormResult {
  if (from.trim() === '' || to.trim() === '') return incomplete
  const problem = tagProblem(from) ?? tagProblem(to)
  if (problem) return wrong(problem)
  if (from.trim() === to.trim()) return wrong('Both names are the same.')
  return ready({ kind: 'rename_tag', from: from.trim(), to: to.trim() })
}

function readReplace(form: BulkEditForm): FormResult {
  if (form.find === '') return incomplete
  const problem = form.regex ? regexProblem(form.find) : null
  if (problem) return wrong(problem)
  return ready({
    kind: 'replace_text',
    find: form.find,
    replace: form.replace,
    mode: form.regex ? 'regex' : 'plain',
    matchCase: form.matchCase,
    target: form.target,
    ...(form.target === 'captions' ? { caption: form.caption } : {}),
  })
}

/** Why the browser cannot read the pattern; null when it can. Patterns only .NET knows are left to the server. */
export function regexProblem(pattern: string): string | null {
  if (/\(\?(?:[imsnx-]+[):]|>|'|#)|\\[AzZGK]|\[[^\]]*-\[/.test(pattern)) return null
  try {
    new RegExp(pattern)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const reason = message.slice(message.lastIndexOf(':') + 1).trim()
    return `This pattern cannot be read: ${reason || 'check brackets and backslashes'}.`
  }
}

export function readForm(form: BulkEditForm): FormResult {
  switch (form.operation) {
    case 'add_tags':
      return readTags(form.tags, (tags) =>
        form.place === 'position'
          ? { kind: 'add_tags', tags, at: 'position', position: Math.max(0, form.position - 1) }
          : { kind: 'add_tags', tags, at: form.place },
      )
    case 'remove_tags':
      return readTags(form.tags, (tags) => ({ kind: 'remove_tags', tags }))
    case 'rename_tag':
      return readRename(form)
    case 'replace_text':
      return readReplace(form)
    case 'add_text':
      if (form.text === '') return incomplete
      return ready({ kind: 'add_text', text: form.text, at: form.side, caption: form.caption })
    case 'drop_duplicate_tags':
      return ready({ kind: 'drop_duplicate_tags' })
    case 'sort_tags':
      return ready({ kind: 'sort_tags', by: form.order })
    case 'underscores':
      return ready({ kind: 'underscores', to: form.underscoresTo })
    case 'imply_tags':
      return readImplied(form.rules)
    case 'exclusive_tags':
      return readExclusive(form)
  }
}

/** An empty form for the same operation; for another one when this one is complete without a word. */
export function nextForm({ operation }: BulkEditForm): BulkEditForm {
  const same = { ...EMPTY_FORM, operation }
  return readForm(same).edit === null ? same : EMPTY_FORM
}

/** The form that gives this edit; null for an edit that bulk editing does not offer. */
export function formOf(edit: Edit): BulkEditForm | null {
  switch (edit.kind) {
    case 'add_tags':
      return {
        ...EMPTY_FORM,
        operation: edit.kind,
        tags: edit.tags.join(', '),
        place: edit.at,
        position: edit.at === 'position' ? edit.position + 1 : 1,
      }
    case 'remove_tags':
      return { ...EMPTY_FORM, operation: edit.kind, tags: edit.tags.join(', ') }
    case 'rename_tag':
      return { ...EMPTY_FORM, operation: edit.kind, from: edit.from, to: edit.to }
    case 'replace_text':
      return {
        ...EMPTY_FORM,
        operation: edit.kind,
        find: edit.find,
        replace: edit.replace,
        regex: edit.mode === 'regex',
        matchCase: edit.matchCase,
        target: edit.target,
        caption: edit.caption ?? EMPTY_FORM.caption,
      }
    case 'add_text':
      return {
        ...EMPTY_FORM,
        operation: edit.kind,
        text: edit.text,
        side: edit.at,
        caption: edit.caption ?? EMPTY_FORM.caption,
      }
    case 'drop_duplicate_tags':
      return { ...EMPTY_FORM, operation: edit.kind }
    case 'sort_tags':
      return { ...EMPTY_FORM, operation: edit.kind, order: edit.by }
    case 'underscores':
      return { ...EMPTY_FORM, operation: edit.kind, underscoresTo: edit.to }
    case 'imply_tags':
      return edit.rules.length > MOST_WRITTEN
        ? null
        : { ...EMPTY_FORM, operation: edit.kind, rules: writeRules(edit.rules) }
    case 'exclusive_tags':
      return { ...EMPTY_FORM, operation: edit.kind, tags: edit.tags.join(', '), keep: edit.keep }
    case 'merge_tags':
    case 'set_tags':
    case 'move_tag':
    case 'set_caption':
      return null
  }
}
