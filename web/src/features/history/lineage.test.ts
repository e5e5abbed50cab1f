import { describe, expect, it } from 'vitest'
import { lineOf, partedAt } from './lineage'

const set = (id: number, base?: number, version = 1) => ({
  id,
  base: base === undefined ? null : { dataset: base, version },
})

describe('a line of datasets', () => {
  const all = [set(1), set(2, 1, 7), set(3, 2), set(4), set(5, 1)]
  const ids = (id: number) => lineOf(all, id).map((each) => each.id)

  it('holds the base, its branches and theirs, from wherever one looks', () => {
    expect(ids(1)).toEqual([1, 2, 3, 5])
    expect(ids(3)).toEqual([1, 2, 3, 5])
    expect(ids(4)).toEqual([4])
    expect(ids(9)).toEqual([])
  })

  it('knows where a branch parted', () => {
    expect(partedAt(set(1), set(2, 1, 7))).toBe(7)
    expect(partedAt(set(2, 1, 7), set(1))).toBeNull()
  })
})
