import { ChevronsUp, ChevronUp } from 'lucide-react'
import { Button } from '@/components/ui/button'

interface TimelineEdgeProps {
  /** The change that was asked for is not in the timeline. */
  lost: boolean
  loading: boolean
  onNewer: () => void
  /** Leaves the change that was asked for. */
  onNewest: () => void
}

/** Above a timeline that begins at a change from long ago: the way up from there. */
export function TimelineEdge({ lost, loading, onNewer, onNewest }: TimelineEdgeProps) {
  return lost ? (
    <div role="alert" className="flex items-center gap-2 border-b border-line bg-warn-soft py-1 pr-2 pl-4">
      <p className="min-w-0 flex-1">The change that the link names is not here. These are the newest.</p>
      <Button size="sm" onClick={onNewest}>
        All right
      </Button>
    </div>
  ) : (
    <div className="flex gap-1 border-b border-line px-2 py-1">
      <Button variant="subtle" size="sm" className="flex-1" disabled={loading} onClick={onNewer}>
        <ChevronUp aria-hidden /> {loading ? 'Loading…' : 'Newer changes'}
      </Button>
      <Button variant="subtle" size="sm" onClick={onNewest}>
        <ChevronsUp aria-hidden /> Newest
      </Button>
    </div>
  )
}
