import { useId } from 'react'
import type { ChartBar } from '@/api/types'
import { cn } from '@/lib/cn'
import { BarTable } from './BarTable'
import type { ChartKind } from './charts'
import { Columns } from './Columns'
import { Rows } from './Rows'
import { Stacks } from './Stacks'

interface ChartCardProps {
  kind: ChartKind
  bars: readonly ChartBar[]
  /** All images that are counted. */
  images: number
  asTable: boolean
  hrefOf: (filter: string) => string
  onBar: (bar: ChartBar) => void
}

const drawings = { rows: Rows, columns: Columns, stacks: Stacks } as const

/** A chart with its name, and the same as a table. */
export function ChartCard({ kind, bars, images, asTable, hrefOf, onBar }: ChartCardProps) {
  const title = useId()
  const Drawing = drawings[kind.as]
  const counted = bars.filter((bar) => bar.images > 0 || kind.as === 'columns')
  return (
    <figure
      aria-labelledby={title}
      className={cn(
        'surface-layer flex min-w-0 flex-col gap-3 p-4',
        kind.span === 'wide' && 'col-span-full',
        kind.span === 'tall' && 'row-span-2',
      )}
    >
      <figcaption className="flex items-baseline gap-2">
        <span id={title} className="shrink-0 font-semibold">
          {kind.title}
        </span>
        {kind.about === undefined ? null : (
          <span className="min-w-0 truncate text-caption text-text-3">{kind.about}</span>
        )}
      </figcaption>
      {bars.length === 0 ? (
        <p className="py-4 text-caption text-text-3">Nothing to count here yet.</p>
      ) : (
        <>
          {asTable ? null : (
            <div aria-hidden>
              <Drawing bars={bars} images={images} onBar={onBar} />
            </div>
          )}
          <BarTable title={kind.title} bars={counted} images={images} shown={asTable} hrefOf={hrefOf} />
        </>
      )}
    </figure>
  )
}
