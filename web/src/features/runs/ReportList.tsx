import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { ReportListKind } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Skeleton } from '@/components/ui/skeleton'
import { pages } from '@/lib/paths'
import { reportQuery } from './queries'

interface ReportListProps {
  run: string
  dataset: number
  kind: ReportListKind
}

const rowHeight = 44

export function ReportList({ run, dataset, kind }: ReportListProps) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    reportQuery(run, kind),
  )
  const box = useRef<HTMLDivElement>(null)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  // The virtualizer hands out functions that must not be memoised, so the compiler leaves this component alone.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - 20) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, items.length])

  if (error !== null) return <ProblemAlert error={error} onRetry={refetch} />
  if (data === undefined) return <Skeleton className="h-80" />
  if (items.length === 0)
    return <p className="flex h-80 items-center justify-center text-text-3">Nothing here.</p>
  return (
    <div ref={box} className="h-80 overflow-y-auto rounded-sm bg-well">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <li
              key={index}
              ref={rows.measureElement}
              data-index={index}
              className="absolute inset-x-0 flex min-h-11 items-center gap-3 border-b border-line px-3 py-1"
              style={{ transform: `translateY(${start}px)` }}
            >
              <div className="min-w-0 flex-1">
                <p className="truncate font-mono text-caption select-text" title={item.file}>
                  {item.file}
                </p>
                {item.reason === null ? null : (
                  <p className="truncate text-caption text-text-2" title={item.reason}>
                    {item.reason}
                  </p>
                )}
                {item.notes === null ? null : (
                  <p className="text-caption break-words text-text-2 select-text">{item.notes}</p>
                )}
              </div>
              {item.number === null ? null : (
                <Link
                  href={pages.image(dataset, item.number)}
                  className="shrink-0 text-caption text-accent hover:underline"
                >
                  Picture {item.number}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
