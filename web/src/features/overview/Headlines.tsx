import { Link } from 'wouter'
import type { DatasetOverview } from '@/api/types'
import { headlines } from './charts'

interface HeadlinesProps {
  overview: DatasetOverview
  /** Within what is looked at. */
  hrefOf: (filter: string) => string
}

/** How far the work is, and the way to what is missing. */
export const Headlines = ({ overview, hrefOf }: HeadlinesProps) => (
  <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-3">
    {headlines(overview).map(({ label, value, missing }) => (
      <div key={label} className="surface-layer flex flex-col px-4 py-3">
        <dt className="text-caption text-text-2">{label}</dt>
        <dd className="text-title font-semibold tabular-nums">{value}</dd>
        <dd className="min-h-4 text-caption text-text-3">
          {missing === null ? null : (
            <Link href={hrefOf(missing.filter)} className="rounded-sm text-accent hover:underline">
              {missing.text}
            </Link>
          )}
        </dd>
      </div>
    ))}
  </dl>
)
