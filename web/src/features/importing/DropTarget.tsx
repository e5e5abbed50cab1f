import { Ban, Download } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { isFileDrag } from '@/lib/drags'
import type { DroppedFile } from './dropped-files'
import { takeDrop } from './take-drop'

interface DropTargetProps {
  /** The name of the dataset. */
  into: string
  /** Why nothing can be imported here, as a sentence; null when it can. */
  problem?: string | null
  onFiles?: (files: DroppedFile[]) => void
  children: ReactNode
}

/** Accepts files, folders and archives dropped from outside the browser anywhere over its children. */
export function DropTarget({ into, problem = null, onFiles, children }: DropTargetProps) {
  const [over, setOver] = useState(false)
  const take = async (transfer: DataTransfer) => {
    const files = await takeDrop(transfer)
    if (files.length > 0) onFiles?.(files)
  }
  return (
    <div
      role="presentation"
      className="relative h-full"
      onDragOver={(event) => {
        if (!isFileDrag(event.dataTransfer)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = problem === null ? 'copy' : 'none'
        setOver(true)
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        if (!isFileDrag(event.dataTransfer)) return
        event.preventDefault()
        if (problem === null) void take(event.dataTransfer)
      }}
    >
      {children}
      {over ? (
        <div className="pointer-events-none absolute inset-0 z-(--z-toast) flex animate-fade items-center justify-center bg-scrim">
          {problem === null ? (
            <div className="surface-flyout flex flex-col items-center gap-3 border-2 border-dashed border-accent px-16 py-12">
              <Download className="size-10 text-accent" aria-hidden />
              <p className="text-subtitle font-semibold">Drop to import into {into}</p>
              <p className="text-text-2">Pictures, folders or zip files, captions included.</p>
            </div>
          ) : (
            <div className="surface-flyout flex flex-col items-center gap-3 border-2 border-bad px-16 py-12">
              <Ban className="size-10 text-bad" aria-hidden />
              <p className="text-subtitle font-semibold">Nothing can be dropped here</p>
              <p className="text-text-2">{problem}</p>
            </div>
          )}
        </div>
      ) : null}
    </div>
  )
}
