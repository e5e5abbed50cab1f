import { describe, expect, it } from 'vitest'

import { fromPicker, isWanted, totalBytes, walkEntries, type Entry } from './dropped-files'

const file = (fullPath: string): Entry => ({
  isFile: true,
  isDirectory: false,
  fullPath,
  file: (done) => {
    done(new File(['12345'], fullPath))
  },
})

/** Hands its children out two at a time, as browsers do in hundreds. */
const folder = (fullPath: string, children: Entry[]): Entry => ({
  isFile: false,
  isDirectory: true,
  fullPath,
  createReader: () => {
    let next = 0
    return {
      readEntries: (done) => {
        done(children.slice(next, (next += 2)))
      },
    }
  },
})

describe('walkEntries', () => {
  it('finds pictures and sidecars in every folder and leaves the rest', async () => {
    const found = await walkEntries([
      folder('/set', [
        file('/set/a.PNG'),
        file('/set/a.txt'),
        file('/set/notes.docx'),
        folder('/set/deep', [file('/set/deep/b.webp'), file('/set/deep/b.caption')]),
        file('/set/.DS_Store'),
        file('/set/metadata.jsonl'),
      ]),
      file('/more.zip'),
    ])
    expect(found.map(({ path }) => path)).toEqual([
      'set/a.PNG',
      'set/a.txt',
      'set/deep/b.webp',
      'set/deep/b.caption',
      'set/metadata.jsonl',
      'more.zip',
    ])
    expect(totalBytes(found)).toBe(30)
  })
})

describe('isWanted', () => {
  it.each(['__MACOSX/a.png', '.thumbs/a.png', '._a.png', 'a.exe', 'png'])('leaves %s', (path) => {
    expect(isWanted(path)).toBe(false)
  })
})

describe('fromPicker', () => {
  it('uses the name when there is no folder', () => {
    expect(fromPicker([new File([''], 'a.jpg')])[0]?.path).toBe('a.jpg')
  })
})
