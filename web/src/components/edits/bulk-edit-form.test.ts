import { describe, expect, it } from 'vitest'

import type { Edit } from '@/api/types'
import { EMPTY_FORM, formOf, nextForm, readForm, regexProblem } from './bulk-edit-form'

describe('readForm', () => {
  it('waits while fields are empty', () => {
    expect(readForm(EMPTY_FORM)).toEqual({ edit: null, problem: null })
    expect(readForm({ ...EMPTY_FORM, operation: 'rename_tag', from: 'a' }).problem).toBeNull()
  })

  it('reads tags and counts positions from one', () => {
    expect(readForm({ ...EMPTY_FORM, tags: 'red kite, hill', place: 'position', position: 3 }).edit).toEqual({
      kind: 'add_tags',
      tags: ['red kite', 'hill'],
      at: 'position',
      position: 2,
    })
  })

  it('refuses a rename to a name with a comma or to itself', () => {
    const rename = { ...EMPTY_FORM, operation: 'rename_tag' as const, from: 'a' }
    expect(readForm({ ...rename, to: 'b, c' }).problem).toContain('comma')
    expect(readForm({ ...rename, to: ' a ' }).problem).toContain('same')
  })

  it('names the caption only when captions are searched', () => {
    const replace = { ...EMPTY_FORM, operation: 'replace_text' as const, find: 'x' }
    expect(readForm(replace).edit).not.toHaveProperty('caption')
    expect(readForm({ ...replace, target: 'captions' }).edit).toMatchObject({ caption: 'caption' })
  })

  it('keeps blanks in a prefix', () => {
    expect(readForm({ ...EMPTY_FORM, operation: 'add_text', text: 'photo of ' }).edit).toEqual({
      kind: 'add_text',
      text: 'photo of ',
      at: 'front',
      caption: 'caption',
    })
  })
})

describe('regexProblem', () => {
  it('explains a pattern that cannot be read', () => {
    expect(regexProblem('(red')).toMatch(/cannot be read: .+/)
  })

  it.each(['(red|blue) kite', '(?i)kite', '(?>a+)b', '\\Akite\\z'])('accepts %s', (pattern) => {
    expect(regexProblem(pattern)).toBeNull()
  })
})

describe('nextForm', () => {
  it('never is a complete edit by itself', () => {
    expect(nextForm({ ...EMPTY_FORM, operation: 'rename_tag', from: 'a' })).toEqual({
      ...EMPTY_FORM,
      operation: 'rename_tag',
    })
    expect(nextForm({ ...EMPTY_FORM, operation: 'sort_tags' })).toEqual(EMPTY_FORM)
  })
})

describe('formOf', () => {
  it.each<Edit>([
    { kind: 'add_tags', tags: ['red kite', 'hill'], at: 'front' },
    { kind: 'add_tags', tags: ['hill'], at: 'position', position: 2 },
    { kind: 'remove_tags', tags: ['hill'] },
    { kind: 'rename_tag', from: 'a', to: 'b' },
    { kind: 'replace_text', find: '(a)', replace: '$1', mode: 'regex', matchCase: true, target: 'tags' },
    { kind: 'add_text', text: 'photo ', at: 'end', caption: 'long' },
    { kind: 'drop_duplicate_tags' },
    { kind: 'sort_tags', by: 'frequency' },
    { kind: 'underscores', to: 'underscores' },
    { kind: 'imply_tags', rules: [{ tag: 'red kite', implies: ['kite', 'toy'] }] },
    { kind: 'exclusive_tags', tags: ['day', 'night'], keep: 'all' },
  ])('gives $kind back', (edit) => {
    expect(readForm(formOf(edit) ?? EMPTY_FORM).edit).toEqual(edit)
  })

  it('has none for the edits of single images', () => {
    expect(formOf({ kind: 'set_tags', tags: [] })).toBeNull()
  })
})
