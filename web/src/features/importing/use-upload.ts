import { useCallback, useEffect, useRef, useState } from 'react'
import { post, putFile, remove } from '@/api/client'
import { reasonOf } from '@/api/problem'
import { api } from '@/lib/paths'
import { totalBytes, type DroppedFile } from './dropped-files'
import { sendAll, type UploadFailure, type UploadProgress } from './upload-queue'

export type UploadState =
  | { kind: 'none' }
  | { kind: 'sending'; total: UploadProgress; sent: UploadProgress }
  | { kind: 'sent'; id: string; files: number; failures: UploadFailure[] }
  | { kind: 'failed'; reason: string }

/** One upload at a time. What is not kept for an import is thrown away, on the server too. */
export function useUpload() {
  const [state, setState] = useState<UploadState>({ kind: 'none' })
  const running = useRef<{ stop: AbortController; id: string | null } | null>(null)

  const drop = useCallback(() => {
    const old = running.current
    running.current = null
    old?.stop.abort()
    if (old?.id != null) void remove(api.upload(old.id)).catch(() => undefined)
  }, [])
  useEffect(() => drop, [drop])

  const start = useCallback(
    async (files: readonly DroppedFile[]) => {
      drop()
      const mine = { stop: new AbortController(), id: null as string | null }
      running.current = mine
      const { signal } = mine.stop
      const total = { files: files.length, bytes: totalBytes(files) }
      setState({ kind: 'sending', total, sent: { files: 0, bytes: 0 } })
      try {
        const { id } = await post<{ id: string }>(api.uploads, {}, signal)
        mine.id = id
        const failures = await sendAll(files, {
          signal,
          send: ({ path, file }) => putFile(api.uploadFile(id, path), file, signal),
          onProgress: (sent) => setState({ kind: 'sending', total, sent }),
        })
        setState({ kind: 'sent', id, files: files.length - failures.length, failures })
      } catch (error) {
        if (!signal.aborted) setState({ kind: 'failed', reason: reasonOf(error) })
      }
    },
    [drop],
  )
  return {
    state,
    start,
    cancel: () => {
      drop()
      setState({ kind: 'none' })
    },
    /** The import owns the upload from now on. */
    keep: () => {
      running.current = null
    },
  }
}
