import { describe, expect, it } from 'vitest'

import { everything, filterChips, filterQuery, isNarrowed } from './timeline-filter'

describe('filterQuery', () => {
  it('asks for nothing when nothing narrows', () => {
    expect(Object.values(filterQuery(everything)).every((value) => value === '' || value === null)).toBe(true)
    expect(isNarrowed(everything)).toBe(false)
    expect(isNarrowed({ ...everything, text: '  ' })).toBe(false)
  })

  it('takes whole days where the person is', () => {
    const { since, until } = filterQuery({ ...everything, from: '2026-10-01', to: '2026-10-01' })
    expect(since).toBe(new Date(2026, 9, 1).toISOString())
    expect(until).toBe(new Date(2026, 9, 2).toISOString())
  })

  it('leaves out what is not finished', () => {
    expect(filterQuery({ ...everything, image: 'x', from: '2026' })).toMatchObject({
      image: null,
      since: null,
    })
    expect(filterQuery({ ...everything, image: '12', tag: ' red kite ' })).toMatchObject({
      image: 12,
      tag: 'red kite',
    })
  })
})

describe('filterChips', () => {
  it('says each thing that narrows', () => {
    const filter = {
      ...everything,
      text: 'kite',
      actor: 'run:7',
      kind: 'undo' as const,
      tag: 'sea',
      image: '4',
    }
    expect(filterChips(filter, () => 'WD14').map(({ label }) => label)).toEqual([
      'by WD14',
      'Undo',
      'tag sea',
      'image 4',
    ])
  })
})
