import { Download } from 'lucide-react'
import { useState, type DragEvent, type ReactNode } from 'react'
import { toast } from '@/components/ui/toast-store'
import { fromDrop, type DroppedFile } from './dropped-files'

interface DropTargetProps {
  onFiles: (files: DroppedFile[]) => void
  children: ReactNode
}

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Accepts files, folders and archives dropped from outside the browser anywhere over its children. */
export function DropTarget({ onFiles, children }: DropTargetProps) {
  const [over, setOver] = useState(false)
  const take = async (transfer: DataTransfer) => {
    const files = await fromDrop(transfer)
    if (files.length > 0) onFiles(files)
    else {
      toast.show('There is nothing to import in that.', {
        detail: 'Drop pictures, folders of pictures, zip files, or text files beside pictures.',
      })
    }
  }
  return (
    <div
      role="presentation"
      className="contents"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        if (!carriesFiles(event)) return
        event.preventDefault()
        void take(event.dataTransfer)
      }}
    >
      {children}
      {over ? (
        <div className="pointer-events-none fixed inset-0 z-(--z-toast) flex animate-fade items-center justify-center bg-scrim">
          <div className="surface-flyout flex flex-col items-center gap-3 border-2 border-dashed border-accent px-16 py-12">
            <Download className="size-10 text-accent" aria-hidden />
            <p className="text-subtitle font-semibold">Drop to import</p>
            <p className="text-text-2">Pictures, folders or zip files, captions included.</p>
          </div>
        </div>
      ) : null}
    </div>
  )
}
