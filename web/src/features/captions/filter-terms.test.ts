import { describe, expect, it } from 'vitest'

import { cycleTerm, tagTerm, tagTerms, termState, withTermState } from './filter-terms'

describe('cycleTerm', () => {
  it('requires, then excludes, then clears', () => {
    const once = cycleTerm('', 'red kite')
    const twice = cycleTerm(once, 'red kite')
    expect(once).toBe('tag:"red kite"')
    expect(twice).toBe('-tag:"red kite"')
    expect(cycleTerm(twice, 'red kite')).toBe('')
  })

  it('keeps what the user wrote', () => {
    const written = 'width:>1024  "blue sky"'
    const once = cycleTerm(written, 'kite')
    expect(once).toBe(`${written} tag:"kite"`)
    expect(cycleTerm(cycleTerm(once, 'kite'), 'kite')).toBe(written)
  })

  it('takes a term out of the middle', () => {
    expect(withTermState('a tag:"kite" b', 'kite', 'none')).toBe('a b')
    expect(withTermState('a AND tag:"kite" AND b', 'kite', 'none')).toBe('a AND b')
    expect(withTermState('tag:"kite" AND b', 'kite', 'none')).toBe('b')
    expect(withTermState('a AND tag:"kite"', 'kite', 'none')).toBe('a')
  })

  it('puts brackets round an OR so that the term holds for all of it', () => {
    const once = cycleTerm('cat OR dog', 'kite')
    expect(once).toBe('(cat OR dog) tag:"kite"')
    expect(termState(once, 'kite')).toBe('required')
    expect(cycleTerm(cycleTerm(once, 'kite'), 'kite')).toBe('(cat OR dog)')
  })
})

describe('terms it did not write', () => {
  it.each(['tag:"kite" OR a', 'NOT tag:"kite"', '(tag:"kite" a)', 'tag:kite', '"tag:kite"'])(
    'leaves %s alone',
    (filter) => {
      expect(termState(filter, 'kite')).toBe('none')
    },
  )
})

describe('unusual tags', () => {
  it.each(['say "hi"', 'kite \\(toy\\)', 'what?', 'a*b', '(x)'])('reads %s back', (tag) => {
    expect(tagTerms(`${tagTerm(tag)} -${tagTerm('b')}`)).toEqual([
      { tag, state: 'required' },
      { tag: 'b', state: 'excluded' },
    ])
  })
})
