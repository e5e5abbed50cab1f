import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { Link } from 'wouter'
import type { Dataset } from '@/api/types'
import { conceptsQuery } from '@/features/datasets/queries'
import { pages } from '@/lib/paths'

interface BreadcrumbsProps {
  dataset: Dataset
  /** What of the dataset is looked at, when it is not what it holds now. */
  moment?: string
}

const link = 'min-w-0 truncate rounded-sm hover:text-accent hover:underline'

/** Concept, dataset, moment: where one is, and the way up. */
export function Breadcrumbs({ dataset, moment }: BreadcrumbsProps) {
  const { data: concepts } = useQuery(conceptsQuery)
  const concept = concepts?.find(({ id }) => id === dataset.concept)
  const arrow = <ChevronRight className="size-4 shrink-0 text-text-3" aria-hidden />
  return (
    <nav aria-label="Breadcrumbs" className="mr-2 flex min-w-0 items-center gap-1">
      {concept === undefined ? null : (
        <>
          <Link href={pages.conceptTimeline(concept.id)} className={`max-w-40 text-text-2 ${link}`}>
            {concept.name}
          </Link>
          {arrow}
        </>
      )}
      <h1
        className="min-w-0 truncate text-subtitle font-semibold"
        title={dataset.description || dataset.name}
      >
        {moment === undefined ? (
          dataset.name
        ) : (
          <Link href={pages.dataset(dataset.id)} className={link}>
            {dataset.name}
          </Link>
        )}
      </h1>
      {moment === undefined ? null : (
        <>
          {arrow}
          <span aria-current="page" className="whitespace-nowrap text-text-2">
            {moment}
          </span>
        </>
      )}
    </nav>
  )
}
