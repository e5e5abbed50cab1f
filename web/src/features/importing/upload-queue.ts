import type { DroppedFile } from './dropped-files'

export interface UploadProgress {
  files: number
  bytes: number
}

export interface UploadFailure {
  path: string
  reason: string
}

interface Options {
  send: (upload: DroppedFile, signal: AbortSignal) => Promise<void>
  onProgress: (progress: UploadProgress) => void
  signal: AbortSignal
  inFlight?: number
}

/** Sends every file, a few at a time. A file that fails twice is listed and does not stop the others. */
export async function sendAll(
  uploads: readonly DroppedFile[],
  { send, onProgress, signal, inFlight = 3 }: Options,
): Promise<UploadFailure[]> {
  const failures: UploadFailure[] = []
  const progress: UploadProgress = { files: 0, bytes: 0 }
  const queue = uploads.values()

  const attempt = async (upload: DroppedFile) => {
    try {
      await send(upload, signal)
    } catch (error) {
      if (signal.aborted) throw error
      await send(upload, signal)
    }
  }

  const worker = async () => {
    for (const upload of queue) {
      signal.throwIfAborted()
      try {
        await attempt(upload)
      } catch (error) {
        signal.throwIfAborted()
        failures.push({
          path: upload.path,
          reason: error instanceof Error ? error.message : 'The upload was refused.',
        })
      }
      progress.files += 1
      progress.bytes += upload.file.size
      onProgress({ ...progress })
    }
  }

  await Promise.all(Array.from({ length: inFlight }, worker))
  return failures
}
