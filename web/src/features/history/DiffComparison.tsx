import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowLeftRight, Equal, FileDown, SearchX } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { Progress } from '@/components/ui/progress'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { cn } from '@/lib/cn'
import { formatCount, plural } from '@/lib/format'
import { useShortcut } from '@/lib/actions/keymap-store'
import { useActions } from '@/lib/actions/use-actions'
import { api, pages } from '@/lib/paths'
import { diffQuery } from './diff-queries'
import {
  askedQuery,
  isSame,
  kindCounts,
  ownerOf,
  readAsked,
  reportName,
  sidesQuery,
  stepped,
  swapped,
  type DiffAsked,
} from './diff-view'
import { DiffImages } from './DiffImages'
import { DiffOverview } from './DiffOverview'
import { DiffSidePicker } from './DiffSidePicker'

interface DiffComparisonProps {
  dataset: Dataset
  /** All that can be compared with it, itself among them. */
  line: readonly Dataset[]
  /** The breadcrumbs above the title. */
  trail: ReactNode
}

/** Two moments of a dataset, or of two that come from each other, side by side. The address holds what is compared. */
export function DiffComparison({ dataset, line, trail }: DiffComparisonProps) {
  const [, navigate] = useLocation()
  const [search] = useSearchParams()
  const asked = readAsked(search, dataset.id)
  const other = line.find((each) => each.id === asked.other) ?? dataset
  const diff = useInfiniteQuery(diffQuery(dataset.id, asked))
  const found = diff.data?.pages[0]
  const images = diff.data?.pages.flatMap((page) => page.images) ?? []
  const place = JSON.stringify([dataset.id, asked])
  const [at, setAt] = useState({ place, current: -1 })
  const current = at.place === place ? at.current : -1

  const show = (next: Partial<DiffAsked>, of = dataset.id) =>
    navigate(pages.diff(of, askedQuery({ ...asked, ...next })), { replace: true })
  const swap = () => {
    if (found === undefined) return
    const back = swapped(dataset.id, asked, found)
    show(back.asked, back.dataset)
  }
  const step = (key: Parameters<typeof stepped>[0]) => {
    // Enter is for the image from now on, not for the button that was pressed last.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    setAt({ place, current: stepped(key, current, images.length) })
  }
  const counts = found === undefined ? [] : kindCounts(found, asked.kind)
  const narrowed = asked.tag !== '' || asked.kind !== ''
  useActions({
    'diff.next': () => step('next'),
    'diff.previous': () => step('previous'),
    'diff.first': () => step('first'),
    'diff.last': () => step('last'),
    'diff.open': (event) => {
      const image = images[current]
      if (image === undefined || found === undefined) return false
      if (event?.target instanceof Element && event.target.closest('button, a') !== null) return false
      navigate(pages.image(ownerOf(image, found), image.number))
      return true
    },
    'diff.swap': { run: swap, enabled: found !== undefined },
    'diff.clear': { run: () => show({ tag: '', kind: '' }), enabled: narrowed },
    ...Object.fromEntries(
      counts.map(({ kind, label }, index) => [
        `diff.kind${index + 1}`,
        { run: () => show({ kind }), label: `Show: ${label}` },
      ]),
    ),
  })
  const swapKey = useShortcut('diff.swap')

  return (
    <section aria-label="Comparison" className="flex h-full flex-col">
      <header className="flex flex-col gap-3 border-b border-line px-6 pt-4 pb-3">
        <div className="flex flex-col gap-1">
          {trail}
          <div className="flex items-center gap-2">
            <h1 className="min-w-0 flex-1 truncate text-title font-semibold">Compare</h1>
            {(['md', 'json'] as const).map((as) => (
              <Button key={as} asChild={found !== undefined} disabled={found === undefined}>
                {found === undefined ? (
                  <>
                    <FileDown aria-hidden /> {as === 'md' ? 'Markdown' : 'JSON'}
                  </>
                ) : (
                  <a
                    href={api.diffReport(dataset.id, as, sidesQuery(asked))}
                    download={reportName(found, as)}
                  >
                    <FileDown aria-hidden /> {as === 'md' ? 'Markdown' : 'JSON'}
                  </a>
                )}
              </Button>
            ))}
          </div>
        </div>
        <div className="flex items-end gap-2">
          <DiffSidePicker
            label="Before"
            dataset={dataset}
            other={other}
            line={line}
            moment={asked.from}
            unsaid={asked.other === null ? 'The beginning' : 'Now'}
            onDataset={(id) => show({ from: '', other: other.id === id ? null : other.id }, id)}
            onMoment={(from) => show({ from })}
          />
          <Button
            variant="subtle"
            className="w-8 px-0"
            aria-label="Swap the sides"
            title={swapKey === null ? 'Swap the sides' : `Swap the sides (${swapKey})`}
            disabled={found === undefined}
            onClick={swap}
          >
            <ArrowLeftRight aria-hidden />
          </Button>
          <DiffSidePicker
            label="After"
            dataset={other}
            other={dataset}
            line={line}
            moment={asked.to}
            unsaid="Now"
            onDataset={(id) => show({ to: '', other: id === dataset.id ? null : id })}
            onMoment={(to) => show({ to })}
          />
        </div>
        {found === undefined ? null : (
          <div className="flex flex-wrap items-center gap-1" role="group" aria-label="Show">
            {counts.map(({ kind, label, count }, index) => (
              <Button
                key={kind}
                variant="subtle"
                size="sm"
                aria-pressed={asked.kind === kind}
                title={`Key ${index + 1}`}
                onClick={() => show({ kind })}
              >
                {label} <Badge>{formatCount(count)}</Badge>
              </Button>
            ))}
            <span className="px-2 text-caption text-text-3" role="status">
              {plural(found.captions, 'image')} with other captions
            </span>
            {asked.tag === '' ? null : (
              <Button size="sm" className="rounded-full" onClick={() => show({ tag: '' })}>
                Only the tag “{asked.tag}” <ShortcutKbd action="diff.clear" />
              </Button>
            )}
          </div>
        )}
      </header>
      {diff.isFetching && !diff.isFetchingNextPage ? (
        <Progress value={null} label="Comparing" className="h-0.5 shrink-0" />
      ) : null}
      {diff.isError ? (
        <div className="flex flex-col gap-3 p-6">
          <ProblemAlert error={diff.error} onRetry={diff.refetch}>
            <Button size="sm" onClick={() => navigate(pages.diff(dataset.id), { replace: true })}>
              Since the beginning
            </Button>
          </ProblemAlert>
          <p className="text-text-2">Or choose other moments above.</p>
        </div>
      ) : found === undefined ? (
        <Waiting label="Comparing" className="p-6">
          {[0, 1, 2, 3].map((each) => (
            <Skeleton key={each} className="h-20" />
          ))}
        </Waiting>
      ) : isSame(found) ? (
        <EmptyState icon={<Equal />} title="Nothing differs">
          No image, tag, caption or setting is different between the two. Choose another moment or another
          dataset of the same line above.
        </EmptyState>
      ) : (
        <div
          className={cn('flex min-h-0 flex-1', diff.isPlaceholderData && 'opacity-60')}
          aria-busy={diff.isFetching}
        >
          <DiffOverview found={found} tag={asked.tag} onTag={(tag) => show({ tag })} />
          <section aria-label="Images" className="flex min-w-0 flex-1 flex-col">
            {images.length === 0 ? (
              <EmptyState
                icon={<SearchX />}
                title={asked.tag === '' && asked.kind === '' ? 'Only settings differ' : 'No image like that'}
                actions={
                  asked.tag === '' && asked.kind === '' ? null : (
                    <Button onClick={() => show({ tag: '', kind: '' })}>Show all images</Button>
                  )
                }
              >
                {asked.tag === '' && asked.kind === ''
                  ? 'Every image is the same on both sides.'
                  : 'Nothing that differs matches what is asked for.'}
              </EmptyState>
            ) : (
              <DiffImages
                key={place}
                found={found}
                images={images}
                current={current}
                onMore={diff.hasNextPage && !diff.isFetching ? () => void diff.fetchNextPage() : undefined}
              />
            )}
          </section>
        </div>
      )}
    </section>
  )
}
