import { describe, expect, it } from 'vitest'

import type { DroppedFile } from './dropped-files'
import { sendAll, type UploadProgress } from './upload-queue'

const uploads: DroppedFile[] = Array.from({ length: 7 }, (_, index) => ({
  path: `${index}.png`,
  file: new File(['xx'], `${index}.png`),
}))
const pause = () => new Promise((done) => setTimeout(done, 1))
const never = new AbortController().signal

describe('sendAll', () => {
  it('keeps three in flight and reports progress', async () => {
    let running = 0
    let most = 0
    const seen: UploadProgress[] = []
    await sendAll(uploads, {
      signal: never,
      onProgress: (progress) => seen.push(progress),
      send: async () => {
        most = Math.max(most, ++running)
        await pause()
        running--
      },
    })
    expect(most).toBe(3)
    expect(seen.at(-1)).toEqual({ files: 7, bytes: 14 })
  })

  it('tries a failed file once more, then lists it and goes on', async () => {
    const attempts = new Map<string, number>()
    const failures = await sendAll(uploads, {
      signal: never,
      onProgress: () => undefined,
      send: ({ path }) => {
        const count = (attempts.get(path) ?? 0) + 1
        attempts.set(path, count)
        const bad = path === '2.png' || (path === '4.png' && count === 1)
        return bad ? Promise.reject(new Error('disk full')) : Promise.resolve()
      },
    })
    expect(failures).toEqual([{ path: '2.png', reason: 'disk full' }])
    expect(attempts.get('4.png')).toBe(2)
  })

  it('stops when it is cancelled', async () => {
    const controller = new AbortController()
    let sent = 0
    const all = sendAll(uploads, {
      signal: controller.signal,
      onProgress: () => {
        controller.abort()
      },
      send: () => {
        sent++
        return Promise.resolve()
      },
    })
    await expect(all).rejects.toThrow()
    expect(sent).toBeLessThan(uploads.length)
  })
})
