import { useQuery } from '@tanstack/react-query'
import { ChartColumn, History, SearchX, Table2 } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { Problem } from '@/api/problem'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Skeleton } from '@/components/ui/skeleton'
import { ToolButton } from '@/components/ui/tool-button'
import { FilterBox } from '@/features/gallery/FilterBox'
import { Headlines } from '@/features/overview/Headlines'
import { overviewQuery } from '@/features/overview/queries'
import { CoverageBar } from '@/features/reviewing/CoverageBar'
import { useActions } from '@/lib/actions/use-actions'
import { cn } from '@/lib/cn'
import { pages } from '@/lib/paths'
import { useStored } from '@/lib/use-stored'
import { DatasetGate } from '../compare/DatasetGate'
import { PageTrail } from '../dataset/PageTrail'

const Charts = lazy(() => import('@/features/overview/Charts').then((module) => ({ default: module.Charts })))

function Overview({ dataset }: { dataset: Dataset }) {
  const search = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const [asTables, setAsTables] = useStored<boolean>('overview.tables', false)
  const [filter, at] = [search.get('filter') ?? '', search.get('at') ?? '']
  const { data, error, isPlaceholderData, refetch } = useQuery(overviewQuery(dataset.id, filter, at))
  const grid = (found: string) => pages.dataset(dataset.id, { filter: found, at })
  const show = (query: { filter?: string; at?: string }) =>
    navigate(pages.overview(dataset.id, { filter, at, ...query }), { replace: true })
  const refusal = error instanceof Problem && error.position !== null ? error : null
  useActions({
    'overview.leave': () => navigate(grid(filter)),
    'overview.tables': () => setAsTables(!asTables),
  })
  return (
    <section aria-label="Overview" className="@container flex h-full flex-col">
      <header className="flex flex-col gap-1 border-b border-line px-6 pt-4 pb-3">
        <PageTrail dataset={dataset} page="Overview" back={grid(filter)} />
        <div className="flex items-center gap-2">
          <h1 className="mr-2 text-title font-semibold">Overview</h1>
          <FilterBox filter={filter} onChange={(text) => show({ filter: text })} problem={refusal} />
          {at === '' ? null : (
            <Button onClick={() => show({ at: '' })}>
              <History aria-hidden /> Return to now
            </Button>
          )}
          <ToolButton
            label="Tables"
            action="overview.tables"
            icon={<Table2 aria-hidden />}
            aria-pressed={asTables}
            onClick={() => setAsTables(!asTables)}
          />
        </div>
      </header>
      <ScrollArea className="min-h-0 flex-1">
        <div
          className={cn('flex max-w-480 flex-col gap-6 px-6 py-5', isPlaceholderData && 'opacity-60')}
          aria-busy={isPlaceholderData}
        >
          {error === null || refusal !== null ? null : <ProblemAlert error={error} onRetry={refetch} />}
          {data === undefined ? (
            error === null ? (
              <Skeleton className="h-64" />
            ) : null
          ) : data.images === 0 ? (
            <Nothing filter={filter} grid={grid('')} onAll={() => show({ filter: '' })} />
          ) : (
            <>
              <Headlines overview={data} hrefOf={(missing) => grid(within(filter, missing))} />
              {filter === '' && at === '' ? <CoverageBar dataset={dataset.id} /> : null}
              <Suspense fallback={<Skeleton className="h-64" />}>
                <Charts overview={data} asTables={asTables} hrefOf={grid} />
              </Suspense>
            </>
          )}
        </div>
      </ScrollArea>
    </section>
  )
}

const within = (filter: string, more: string) => (filter === '' ? more : `(${filter}) ${more}`)

const Nothing = ({ filter, grid, onAll }: { filter: string; grid: string; onAll: () => void }) =>
  filter === '' ? (
    <EmptyState
      icon={<ChartColumn />}
      title="Nothing to count yet"
      actions={
        <Button asChild variant="accent">
          <Link href={grid}>Go to the pictures</Link>
        </Button>
      }
    >
      Import pictures, and this page shows their sizes and shapes, their tags, and what is left to do.
    </EmptyState>
  ) : (
    <EmptyState
      icon={<SearchX />}
      title="No image matches"
      actions={<Button onClick={onAll}>Count all</Button>}
    >
      The filter finds nothing, so there is nothing to count.
    </EmptyState>
  )

/** What a dataset consists of, in charts whose bars lead to their images. */
export const OverviewPage = ({ id }: { id: number }) => (
  <DatasetGate id={id}>{(dataset) => <Overview dataset={dataset} />}</DatasetGate>
)
