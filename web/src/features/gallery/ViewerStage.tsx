import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useRef } from 'react'
import type { Image } from '@/api/types'
import { IconButton } from '@/components/ui/icon-button'
import { cn } from '@/lib/cn'
import { useActions } from '@/lib/actions/use-actions'
import { pictureUrl, thumbnailUrl } from '@/lib/paths'
import { useZoom } from './use-zoom'

/** One picture, zoomed and panned. Its thumbnail stands in until the picture is there. */
export function ViewerStage({ image }: { image: Image }) {
  const frame = useRef<HTMLDivElement>(null)
  const zoom = useZoom(frame, image)
  const { scale, x, y } = zoom.shown
  const offers = {
    'viewer.zoomIn': zoom.zoomIn,
    'viewer.zoomOut': zoom.zoomOut,
    'viewer.fit': zoom.fit,
    'viewer.zoom': () => zoom.toggle(),
  }
  useActions(offers, true, 'dialog')
  const layer = {
    width: image.width,
    height: image.height,
    transform: `translate(-50%, -50%) translate(${x}px, ${y}px) scale(${scale})`,
  }
  return (
    <div
      ref={frame}
      role="presentation"
      className={cn(
        'relative size-full touch-none overflow-hidden select-none',
        zoom.panning ? 'cursor-grabbing' : zoom.fitted ? 'cursor-zoom-in' : 'cursor-grab',
      )}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        zoom.toggle({
          x: event.clientX - box.left - box.width / 2,
          y: event.clientY - box.top - box.height / 2,
        })
      }}
      {...zoom.pan}
    >
      <img
        src={thumbnailUrl(image.sha256)}
        alt=""
        draggable={false}
        className="absolute top-1/2 left-1/2 max-w-none"
        style={layer}
      />
      <img
        src={pictureUrl(image.sha256)}
        alt={image.name}
        draggable={false}
        className={cn('absolute top-1/2 left-1/2 max-w-none', scale > 2 && '[image-rendering:pixelated]')}
        style={layer}
      />
      <div className="surface-flyout absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center gap-1 p-1 opacity-70 transition-opacity hover:opacity-100 focus-within:opacity-100">
        <IconButton label="Zoom out" action="viewer.zoomOut" side="top" size="sm" onClick={zoom.zoomOut}>
          <ZoomOut aria-hidden />
        </IconButton>
        <span className="w-12 text-center text-caption tabular-nums">{Math.round(scale * 100)}%</span>
        <IconButton label="Zoom in" action="viewer.zoomIn" side="top" size="sm" onClick={zoom.zoomIn}>
          <ZoomIn aria-hidden />
        </IconButton>
        <IconButton
          label="Fit or actual pixels"
          action="viewer.zoom"
          side="top"
          size="sm"
          onClick={() => zoom.toggle()}
        >
          <Maximize aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
