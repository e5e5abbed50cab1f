import { describe, expect, it } from 'vitest'
import { hasLine, originOf } from './origin'

const kites = { id: 1, name: 'Kites', base: null }
const branch = { id: 2, name: 'Experiment', base: { dataset: 1, version: 1200 } }
const alone = { id: 3, name: 'Owls', base: null }
const all = [kites, branch, alone]

describe('where a dataset comes from', () => {
  it('is said of a branch', () => {
    expect(originOf(all, branch)).toBe('Kites, version 1,200')
    expect(originOf([branch], branch)).toBe('another dataset, version 1,200')
    expect(originOf(all, kites)).toBeNull()
    expect(originOf(all, alone)).toBeNull()
  })

  it('makes a line of both', () => {
    expect([kites, branch, alone].map((each) => hasLine(all, each))).toEqual([true, true, false])
  })
})
