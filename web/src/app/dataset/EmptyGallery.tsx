import { FilterX, ImagePlus, Trash2 } from 'lucide-react'
import { EmptyState } from '@/components/EmptyState'
import { Button } from '@/components/ui/button'
import type { GalleryView } from '@/features/gallery/view'

interface EmptyGalleryProps {
  /** The filter could not be read; the box above says why. */
  refused: boolean
  view: GalleryView
  onView: (change: Partial<GalleryView>) => void
  onImport: () => void
}

export function EmptyGallery({ refused, view, onView, onImport }: EmptyGalleryProps) {
  if (view.filter.trim() !== '') {
    return (
      <EmptyState
        icon={<FilterX />}
        title={refused ? 'This filter cannot be read' : 'No picture matches'}
        actions={<Button onClick={() => onView({ filter: '' })}>Clear the filter</Button>}
      >
        {refused ? 'See the mark in the filter box for' : 'Nothing here fits'}{' '}
        <code className="font-mono text-accent">{view.filter}</code>.
      </EmptyState>
    )
  }
  if (view.bin) {
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The bin is empty"
        actions={<Button onClick={() => onView({ bin: false })}>Back to the pictures</Button>}
      >
        Pictures that you remove wait here. Nothing is ever lost.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<ImagePlus />}
      title="Drop pictures here"
      actions={
        <Button variant="accent" size="lg" onClick={onImport}>
          Choose pictures, a folder or a zip
        </Button>
      }
    >
      Caption files beside the pictures come along. Your own files stay as they are: LoraCraft works on a
      copy.
    </EmptyState>
  )
}
