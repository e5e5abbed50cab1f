import type { ReactNode } from 'react'
import type { ImageDetails } from '@/api/types'
import { Resizer } from '@/components/Resizer'
import { useStored } from '@/lib/use-stored'
import { ViewerDetails } from './ViewerDetails'

interface ViewerPaneProps {
  dataset: number
  number: number
  texts: (image: ImageDetails) => ReactNode
  timeline: ReactNode
}

/** What is told of the picture, beside it, as wide as this browser last had it. */
export function ViewerPane(props: ViewerPaneProps) {
  const [width, setWidth] = useStored<number>('viewer.details.width', 320)
  return (
    <>
      <Resizer
        label="Width of the details"
        edge="left"
        width={width}
        min={240}
        max={640}
        initial={320}
        onResize={setWidth}
      />
      <aside aria-label="Details" className="shrink-0 border-l border-line" style={{ width }}>
        <ViewerDetails {...props} />
      </aside>
    </>
  )
}
