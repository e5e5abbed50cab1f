import { useQuery } from '@tanstack/react-query'
import {
  ChartColumn,
  ExternalLink,
  GitCompare,
  History,
  Images,
  Import,
  ListChecks,
  ServerOff,
} from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { reasonOf } from '@/api/problem'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { PageSkeleton } from '@/components/PageSkeleton'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ScrollArea } from '@/components/ui/scroll-area'
import { FirstRun } from '@/features/datasets/FirstRun'
import { conceptsQuery } from '@/features/datasets/queries'
import { startTourOnce } from '@/features/tour/tour-store'
import { CoverStrip } from '@/features/gallery/CoverStrip'
import { plural } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { pages } from '@/lib/paths'

function DatasetCard({ dataset }: { dataset: Dataset }) {
  const [, navigate] = useLocation()
  const card = useContextMenu(() => ({
    title: dataset.name,
    groups: [
      [{ label: 'Open', icon: <ExternalLink aria-hidden />, run: () => navigate(pages.dataset(dataset.id)) }],
      [
        {
          label: 'Import…',
          icon: <Import aria-hidden />,
          run: () => navigate(pages.dataset(dataset.id), { state: { import: true } }),
        },
        {
          label: 'Overview',
          icon: <ChartColumn aria-hidden />,
          run: () => navigate(pages.overview(dataset.id)),
        },
        {
          label: 'Review proposals',
          icon: <ListChecks aria-hidden />,
          run: () => navigate(pages.review(dataset.id)),
        },
        {
          label: 'Compare…',
          icon: <GitCompare aria-hidden />,
          run: () => navigate(pages.diff(dataset.id)),
        },
      ],
    ],
  }))
  return (
    <Link
      ref={card}
      href={pages.dataset(dataset.id)}
      className="surface-layer flex flex-col overflow-hidden shadow-card transition-colors hover:bg-subtle-hover"
    >
      <CoverStrip dataset={dataset.id} />
      <span className="flex flex-col gap-1 p-4">
        <span className="truncate font-semibold">{dataset.name}</span>
        <span className="truncate text-caption text-text-3">{dataset.description || 'No description'}</span>
        <span className="mt-2 flex flex-wrap gap-1">
          {dataset.images === null ? null : <Badge>{plural(dataset.images, 'picture')}</Badge>}
          {dataset.triggerWord === '' ? null : <Badge tone="accent">{dataset.triggerWord}</Badge>}
          {dataset.family === '' ? null : <Badge>{dataset.family}</Badge>}
        </span>
      </span>
    </Link>
  )
}

export function HomePage() {
  const { data: concepts, error, refetch } = useQuery(conceptsQuery)
  const [, navigate] = useLocation()
  if (concepts === undefined)
    return error === null ? (
      <PageSkeleton />
    ) : (
      <EmptyState
        icon={<ServerOff />}
        title="The datasets cannot be shown"
        actions={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {reasonOf(error)}
      </EmptyState>
    )
  if (concepts.length === 0) {
    return (
      <FirstRun
        onCreated={(dataset) => navigate(pages.dataset(dataset), { state: { import: true } })}
        onSample={(dataset) => {
          navigate(pages.dataset(dataset))
          startTourOnce()
        }}
      />
    )
  }
  const live = concepts.filter((concept) => !concept.archived)
  if (live.every((concept) => concept.datasets.every((dataset) => dataset.archived))) {
    return (
      <EmptyState icon={<Images />} title="No dataset in use">
        Make one with “New dataset”, or take one out of the archive on the left.
      </EmptyState>
    )
  }
  return (
    <ScrollArea className="h-full px-6 py-6">
      <header className="flex items-center pb-6">
        <h1 className="flex-1 text-title font-semibold">Datasets</h1>
        <Button asChild variant="subtle">
          <Link href={pages.timeline}>
            <History aria-hidden /> What happened lately
          </Link>
        </Button>
      </header>
      {live.map((concept) => (
        <section key={concept.id} aria-label={concept.name} className="pb-8">
          <h2 className="text-subtitle font-semibold">{concept.name}</h2>
          {concept.description === '' ? null : <p className="text-text-2">{concept.description}</p>}
          <div className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-3 pt-3">
            {concept.datasets
              .filter((dataset) => !dataset.archived)
              .map((dataset) => (
                <DatasetCard key={dataset.id} dataset={dataset} />
              ))}
          </div>
        </section>
      ))}
    </ScrollArea>
  )
}
