import { describe, expect, it } from 'vitest'

import { pathProblem, splitPaths, withPath } from './recent-paths'

describe('withPath', () => {
  it('puts the newest first and keeps each once', () => {
    expect(withPath(['/b', '/a/'], '/a')).toEqual(['/a', '/b'])
  })

  it('keeps eight', () => {
    const many = Array.from({ length: 8 }, (_, index) => `/${index}`)
    expect(withPath(many, '/new')).toHaveLength(8)
  })
})

describe('splitPaths', () => {
  it('takes one per line and drops quotes', () => {
    expect(splitPaths('"C:\\My pictures"\n\n /home/me ')).toEqual(['C:\\My pictures', '/home/me'])
  })
})

describe('pathProblem', () => {
  it.each(['/home/me', 'C:\\pictures', '\\\\server\\share', '~/pictures'])('takes %s', (path) => {
    expect(pathProblem(path)).toBeNull()
  })

  it('asks for a full path', () => {
    expect(pathProblem('pictures')).toContain('full path')
  })
})
