import type { ReactNode } from 'react'
import { Resizer } from '@/components/Resizer'
import type { Layout } from './use-layout'

interface WorkbenchProps {
  layout: Layout
  tags: ReactNode
  inspector: ReactNode
  timeline: ReactNode
  children: ReactNode
}

/** The pictures in the middle between two panes. In a narrow window the pictures come first. */
export function Workbench({ layout, tags, inspector, timeline, children }: WorkbenchProps) {
  return (
    <div className="@container min-h-0 flex-1 px-2 pb-2">
      <div className="flex h-full">
        {layout.tags ? (
          <div className="hidden @3xl:flex">
            <aside
              aria-label="Tag index"
              data-tour="tags"
              className="surface-layer overflow-hidden"
              style={{ width: layout.tagsWidth }}
            >
              {tags}
            </aside>
            <Resizer
              label="Width of the tag index"
              edge="right"
              width={layout.tagsWidth}
              min={168}
              max={440}
              initial={232}
              onResize={layout.setTagsWidth}
            />
          </div>
        ) : null}
        <div className="surface-layer min-w-0 flex-1 overflow-hidden">{children}</div>
        {layout.inspector || layout.timeline ? (
          <div className="hidden @xl:flex">
            <Resizer
              label="Width of the inspector"
              edge="left"
              width={layout.inspectorWidth}
              min={240}
              max={560}
              initial={320}
              onResize={layout.setInspectorWidth}
            />
            <aside
              aria-label={layout.timeline ? 'Timeline' : 'Inspector'}
              data-tour="inspector"
              className="surface-layer overflow-hidden"
              style={{ width: layout.inspectorWidth }}
            >
              {layout.timeline ? timeline : inspector}
            </aside>
          </div>
        ) : null}
      </div>
    </div>
  )
}
