import { FolderUp, Images } from 'lucide-react'
import { useRef, type ChangeEvent } from 'react'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { formatBytes, formatCount, plural } from '@/lib/format'
import { fromPicker, type DroppedFile } from './dropped-files'
import type { UploadState } from './use-upload'

interface UploadSourceProps {
  state: UploadState
  onFiles: (files: DroppedFile[]) => void
  onCancel: () => void
}

/** Not in the types of React, known to every browser. */
const wholeFolder = { webkitdirectory: '' }

/** Files from the browser: dropped on the page or picked. */
export function UploadSource({ state, onFiles, onCancel }: UploadSourceProps) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const picked = fromPicker([...(event.target.files ?? [])])
    event.target.value = ''
    if (picked.length > 0) onFiles(picked)
  }
  if (state.kind === 'sending') {
    const { sent, total } = state
    return (
      <div className="flex flex-col gap-2">
        <p role="status" className="flex items-center gap-2 tabular-nums">
          <span className="flex-1">
            Uploading {formatCount(sent.files)} of {plural(total.files, 'file')}, {formatBytes(sent.bytes)} of{' '}
            {formatBytes(total.bytes)}
          </span>
          <Button size="sm" onClick={onCancel}>
            Cancel
          </Button>
        </p>
        <Progress label="Upload" value={total.bytes === 0 ? null : sent.bytes / total.bytes} />
        <p className="text-caption text-text-3">Keep this window open until the upload is complete.</p>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-3">
      {state.kind === 'failed' ? (
        <ProblemAlert error={new Error(`The upload stopped. ${state.reason}`)} />
      ) : null}
      {state.kind === 'sent' ? (
        <p role="status">
          {plural(state.files, 'file')} uploaded.
          {state.failures.length === 0 ? null : (
            <span
              className="text-bad"
              title={state.failures.map(({ path, reason }) => `${path}: ${reason}`).join('\n')}
            >
              {' '}
              {plural(state.failures.length, 'file')} could not be sent.
            </span>
          )}
        </p>
      ) : (
        <p className="text-text-2">
          Drop pictures, folders or zip files anywhere on the page, or choose them here. Text files beside
          pictures come along.
        </p>
      )}
      <div className="flex gap-2">
        <Button onClick={() => files.current?.click()}>
          <Images aria-hidden /> Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>
          <FolderUp aria-hidden /> Choose a folder
        </Button>
      </div>
      <input ref={files} type="file" multiple hidden aria-label="Files" onChange={pick} />
      <input ref={folder} type="file" {...wholeFolder} hidden aria-label="Folder" onChange={pick} />
    </div>
  )
}
