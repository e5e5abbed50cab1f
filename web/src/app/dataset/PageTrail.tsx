import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import type { Dataset } from '@/api/types'
import { conceptsQuery } from '@/features/datasets/queries'
import { pages } from '@/lib/paths'

interface PageTrailProps {
  dataset: Dataset
  /** What the page is called. */
  page: string
  /** Where its pictures are; all of them as they are now, unless something else is said. */
  back?: string
}

/** Concept, dataset, page: the breadcrumbs above the title of a page that is about one dataset. */
export function PageTrail({ dataset, page, back = pages.dataset(dataset.id) }: PageTrailProps) {
  const { data: concepts } = useQuery(conceptsQuery)
  const concept = concepts?.find(({ id }) => id === dataset.concept)
  const arrow = <ChevronRight className="size-3 shrink-0 text-text-3" aria-hidden />
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="flex min-w-0 items-center gap-1 text-caption text-text-2">
        {concept === undefined ? null : (
          <li className="flex min-w-0 items-center gap-1">
            <Link
              href={pages.conceptTimeline(concept.id)}
              className="truncate rounded-sm hover:text-accent hover:underline"
            >
              {concept.name}
            </Link>
            {arrow}
          </li>
        )}
        <li className="flex min-w-0 items-center gap-1">
          <Link href={back} className="truncate rounded-sm text-accent hover:underline">
            {dataset.name}
          </Link>
          {arrow}
        </li>
        <li aria-current="page">{page}</li>
      </ol>
    </nav>
  )
}
