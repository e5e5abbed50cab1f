import { describe, expect, it, test } from 'vitest'

import { insertPlaceholder, placeholders, templateParts, templateProblem } from './template'

const names = ['caption', 'short']

describe('templateParts', () => {
  it('tells text from placeholders and known from unknown', () => {
    expect(templateParts('photo of {trigger}, {caption:short} {captoin}', names)).toEqual([
      { kind: 'text', text: 'photo of ' },
      { kind: 'placeholder', text: '{trigger}', known: true },
      { kind: 'text', text: ', ' },
      { kind: 'placeholder', text: '{caption:short}', known: true },
      { kind: 'text', text: ' ' },
      { kind: 'placeholder', text: '{captoin}', known: false },
    ])
  })
})

test('doubled braces are text', () => {
  expect(templateProblem('{{red}} {tags}', names)).toBeNull()
})

describe('templateProblem', () => {
  it('names an unknown placeholder and offers the known ones', () => {
    expect(templateProblem('{tag}', names)).toContain('{tag} is not known')
    expect(templateProblem('{tag}', names)).toContain('{caption:short}')
  })

  it('warns when every image would get the same text', () => {
    expect(templateProblem('a kite', names)).toContain('same text')
    expect(templateProblem('{trigger}, {tags}', names)).toBeNull()
  })
})

describe('placeholders', () => {
  it('lists the plain caption once', () => {
    expect(placeholders(names).map(({ text }) => text)).toEqual([
      '{trigger}',
      '{tags}',
      '{caption}',
      '{caption:short}',
    ])
  })
})

describe('insertPlaceholder', () => {
  it('adds a comma where none stands', () => {
    expect(insertPlaceholder('{trigger}', '{tags}', 9, 9)).toEqual({
      template: '{trigger}, {tags}',
      cursor: 17,
    })
    expect(insertPlaceholder('{tags}', '{trigger}', 0, 0).template).toBe('{trigger}, {tags}')
  })

  it('replaces the selection and respects what stands around', () => {
    expect(insertPlaceholder('photo of X, sharp', '{trigger}', 9, 10).template).toBe(
      'photo of {trigger}, sharp',
    )
    expect(insertPlaceholder('{tags},', '{caption}', 7, 7).template).toBe('{tags}, {caption}')
  })
})
