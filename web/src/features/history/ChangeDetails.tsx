import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Change } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { WordsDiff } from '@/components/TextDiff'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { formatCount } from '@/lib/format'
import { pages } from '@/lib/paths'
import { factName } from './image-difference'
import { ImageDifference } from './ImageDifference'
import { detailsQuery } from './queries'

interface ChangeDetailsProps {
  change: Change
  /** Tells of this image only. */
  image?: number | undefined
}

/** What a change did: settings, then image by image. */
export function ChangeDetails({ change, image: only }: ChangeDetailsProps) {
  const { dataset } = change
  const details = useInfiniteQuery(detailsQuery(change, only))
  const first = details.data?.pages[0]
  const images = details.data?.pages.flatMap((page) => page.images) ?? []
  return (
    <section
      aria-label={`What it did: ${change.label}`}
      className="relative mr-3 mb-3 ml-14 rounded-md border border-line bg-well px-3 py-1"
    >
      {details.isPending ? (
        <Waiting label="Reading the change" className="gap-2 py-2">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </Waiting>
      ) : null}
      {details.isError ? (
        <div className="py-2">
          <ProblemAlert error={details.error} onRetry={details.refetch} />
        </div>
      ) : null}
      {first?.facts.map((fact) => (
        <p key={fact.name} className="py-1.5 text-caption whitespace-pre-wrap select-text">
          <span className="mr-2 text-text-3">{factName(fact.name)}</span>
          <WordsDiff before={fact.before} after={fact.after} />
        </p>
      ))}
      {first?.facts.length === 0 && first.total === 0 ? (
        <p className="py-1.5 text-caption text-text-3">
          Nothing that shows: no image, text or setting differs.
        </p>
      ) : null}
      {images.length === 0 || dataset === null ? null : (
        <ul className="divide-y divide-line">
          {images.map((image) => (
            <li key={image.number}>
              <ImageDifference dataset={dataset} image={image} />
            </li>
          ))}
        </ul>
      )}
      {details.hasNextPage && first !== undefined ? (
        <Button
          variant="subtle"
          size="sm"
          className="my-1 w-full"
          disabled={details.isFetchingNextPage}
          onClick={() => void details.fetchNextPage()}
        >
          Show more: {formatCount(images.length)} of {formatCount(first.total)} images
        </Button>
      ) : null}
      {only === undefined || change.images < 2 || dataset === null ? null : (
        <p className="py-1.5 text-caption">
          <Link href={pages.change(dataset, change.id)} className="rounded-sm text-accent hover:underline">
            All {formatCount(change.images)} images of this change
          </Link>
        </p>
      )}
    </section>
  )
}
