import { describe, expect, it } from 'vitest'
import type { Edit } from '@/api/types'
import { applyEdit, applyToSummary } from './apply-edit'

const text = { tags: ['sky', 'red kite', 'hill'], captions: { caption: 'A kite.', short: 'kite' } }
const tags = (edit: Edit) => applyEdit(edit, text)?.tags
const captions = (edit: Edit) => applyEdit(edit, text)?.captions

describe('applyEdit', () => {
  it('does to tags what the server does', () => {
    expect(tags({ kind: 'add_tags', tags: ['sea', 'sky'], at: 'front' })?.[0]).toBe('sea')
    expect(tags({ kind: 'add_tags', tags: ['sea'], at: 'position', position: 1 })?.[1]).toBe('sea')
    expect(tags({ kind: 'remove_tags', tags: ['sky'] })).toEqual(['red kite', 'hill'])
    expect(tags({ kind: 'rename_tag', from: 'red kite', to: 'kite' })).toEqual(['sky', 'kite', 'hill'])
    expect(tags({ kind: 'set_tags', tags: ['a', 'a'] })).toEqual(['a'])
  })

  it('moves a tag to where it then stands', () => {
    expect(tags({ kind: 'move_tag', tag: 'sky', position: 1 })).toEqual(['red kite', 'sky', 'hill'])
    expect(tags({ kind: 'move_tag', tag: 'hill', position: 0 })?.[0]).toBe('hill')
    expect(tags({ kind: 'move_tag', tag: 'sky', position: 2 })?.[2]).toBe('sky')
    expect(tags({ kind: 'move_tag', tag: 'gone', position: 0 })).toEqual(text.tags)
  })

  it('sets, extends and removes captions without touching the others', () => {
    expect(captions({ kind: 'set_caption', caption: 'caption', text: 'a\nb' })).toEqual({
      caption: 'a\nb',
      short: 'kite',
    })
    expect(captions({ kind: 'set_caption', caption: 'caption', text: '' })).toEqual({ short: 'kite' })
    expect(captions({ kind: 'add_text', text: 'Photo. ', at: 'front' })?.caption).toBe('Photo. A kite.')
    expect(captions({ kind: 'add_text', text: 'x', at: 'end', caption: 'long' })?.long).toBe('x')
  })

  it('leaves patterns to the server', () => {
    expect(applyEdit({ kind: 'sort_tags', by: 'frequency' }, text)).toBeNull()
  })
})

describe('applyToSummary', () => {
  const summary = {
    images: 20,
    tags: [
      { tag: 'sky', count: 20 },
      { tag: 'kite', count: 12 },
    ],
    captions: {},
  }

  it('counts an added tag on all', () => {
    expect(applyToSummary({ kind: 'add_tags', tags: ['kite'], at: 'end' }, summary)?.tags[0]).toEqual({
      tag: 'kite',
      count: 20,
    })
  })

  it('joins counts when a tag is renamed to one that is there', () => {
    expect(applyToSummary({ kind: 'rename_tag', from: 'kite', to: 'sky' }, summary)?.tags).toEqual([
      { tag: 'sky', count: 20 },
    ])
  })
})
