import { describe, expect, it } from 'vitest'
import type { DiffView } from '@/api/types'
import {
  askedQuery,
  isSame,
  kindCounts,
  momentOptions,
  ownerOf,
  readAsked,
  reportName,
  stepped,
  swapped,
} from './diff-view'

const read = (text: string) => readAsked(new URLSearchParams(text), 1)

const found: DiffView = {
  left: { dataset: 1, name: 'Kites', version: 3 },
  right: { dataset: 2, name: 'Kites: hills', version: 9 },
  added: 2,
  removed: 0,
  replaced: 0,
  changed: 5,
  captions: 1,
  settings: [],
  tags: [],
  total: 7,
  images: [],
}

describe('what is compared', () => {
  it('is read from the address, and written into it again', () => {
    const asked = read('from=v1&to=12&with=2&kind=added&tag=red+kite')
    expect(asked).toEqual({ from: 'v1', to: '12', other: 2, kind: 'added', tag: 'red kite' })
    expect(askedQuery(asked)).toEqual({ from: 'v1', to: '12', with: 2, kind: 'added', tag: 'red kite' })
  })

  it('is the dataset with itself when the address says nothing of use', () => {
    const nothing = { from: '', to: '', other: null, kind: '', tag: '' }
    expect(read('')).toEqual(nothing)
    expect(read('with=1&kind=odd')).toEqual(nothing)
    expect(read('with=x')).toEqual(nothing)
  })

  it('is turned round with the moments that were meant', () => {
    expect(swapped(1, read('to=now-ish&with=2&kind=added'), found)).toEqual({
      dataset: 2,
      asked: { from: 'now-ish', to: '3', other: 1, kind: 'removed', tag: '' },
    })
    expect(swapped(1, read(''), found)).toEqual({
      dataset: 1,
      asked: { from: '9', to: '3', other: null, kind: '', tag: '' },
    })
  })
})

describe('moments to choose from', () => {
  const kites = { id: 1, base: null }
  const branch = { id: 2, base: { dataset: 1, version: 4 } }
  const versions = [{ name: 'v1', version: 1200 }]

  it('name the usual one first, then where a branch parted, then the named versions', () => {
    expect(momentOptions(kites, branch, versions, 'Now', '')).toEqual([
      { value: '', label: 'Now' },
      { value: '4', label: 'Where they parted (version 4)' },
      { value: 'v1', label: 'v1 (version 1,200)' },
    ])
  })

  it('hold what is chosen, whatever it is', () => {
    const last = (chosen: string) => momentOptions(kites, kites, versions, 'Now', chosen).at(-1)
    expect(last('7')).toEqual({ value: '7', label: 'Version 7' })
    expect(last('2026-10-01')).toEqual({ value: '2026-10-01', label: '2026-10-01' })
    expect(last('v1')?.value).toBe('v1')
  })
})

describe('what was found', () => {
  it('is counted by kind, without the kinds that have nothing', () => {
    expect(kindCounts(found, '').map(({ label, count }) => [label, count])).toEqual([
      ['All', 7],
      ['Changed', 5],
      ['Added', 2],
    ])
    expect(kindCounts(found, 'removed').map(({ kind }) => kind)).toContain('removed')
  })

  it('is the same when neither an image nor a setting differs', () => {
    expect(isSame(found)).toBe(false)
    expect(isSame({ ...found, added: 0, changed: 0 })).toBe(true)
    const fact = { name: 'Repeats', before: '1', after: '2' }
    expect(isSame({ ...found, added: 0, changed: 0, settings: [fact] })).toBe(false)
  })

  it('leads to the dataset that has the image', () => {
    expect(ownerOf({ kind: 'added' }, found)).toBe(2)
    expect(ownerOf({ kind: 'changed' }, found)).toBe(1)
  })

  it('is kept under a name that every disk takes', () => {
    expect(reportName(found, 'md')).toBe('Kites 3 to Kites- hills 9.md')
  })
})

describe('steps through the images', () => {
  it('stay within the list', () => {
    expect(stepped('next', -1, 3)).toBe(0)
    expect(stepped('next', 2, 3)).toBe(2)
    expect(stepped('previous', 0, 3)).toBe(0)
    expect(stepped('last', 0, 3)).toBe(2)
    expect(stepped('first', 2, 3)).toBe(0)
    expect(stepped('next', -1, 0)).toBe(-1)
    expect(stepped('previous', -1, 0)).toBe(-1)
  })
})
