import { describe, expect, it } from 'vitest'

import { EMPTY_FORM, readForm, regexProblem } from './bulk-edit-form'

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
