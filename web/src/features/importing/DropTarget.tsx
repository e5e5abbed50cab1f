import type { ReactNode } from 'react'

/** A file of a drop, with its path relative to what was dropped. */
export interface DroppedFile {
  path: string
  file: File
}

interface DropTargetProps {
  onFiles: (files: DroppedFile[]) => void
  children: ReactNode
}

/** Accepts files and folders dropped from outside the browser anywhere over its children. */
export function DropTarget({ onFiles, children }: DropTargetProps) {
  return (
    <div
      role="presentation"
      className="contents"
      onDrop={(event) => onFiles([...event.dataTransfer.files].map((file) => ({ path: file.name, file })))}
    >
      {children}
    </div>
  )
}
