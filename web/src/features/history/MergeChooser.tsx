import { GitBranch } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { formatCount, plural } from '@/lib/format'
import { pages } from '@/lib/paths'
import { partedAt } from './lineage'

interface MergeChooserProps {
  mine: Dataset
  /** The others that come from it, or that it comes from. */
  others: readonly Dataset[]
  /** The breadcrumbs above the title. */
  trail: ReactNode
}

function relation(mine: Dataset, other: Dataset): string {
  const branched = partedAt(mine, other)
  if (branched !== null) return `A branch of this dataset since version ${formatCount(branched)}`
  const came = partedAt(other, mine)
  return came === null
    ? 'Of the same line'
    : `What this dataset was branched from, at version ${formatCount(came)}`
}

/** Asks whose work is to be merged into a dataset. */
export function MergeChooser({ mine, others, trail }: MergeChooserProps) {
  if (others.length === 0) {
    return (
      <section aria-label="Merge" className="flex h-full flex-col">
        <header className="px-6 pt-4">{trail}</header>
        <EmptyState icon={<GitBranch />} title="Nothing to merge from">
          Only a dataset and its branches can be merged. Branch {mine.name} from its timeline, work on both,
          and bring the work together here.
        </EmptyState>
      </section>
    )
  }
  return (
    <section aria-label="Merge" className="mx-auto flex max-w-180 flex-col gap-4 p-8">
      <header className="flex flex-col gap-1">
        {trail}
        <h1 className="text-title font-semibold">Merge into {mine.name}</h1>
      </header>
      <p className="text-text-2">Whose work is to come in? You see what would change before anything does.</p>
      <ul className="surface-layer flex flex-col divide-y divide-line overflow-hidden">
        {others.map((other) => (
          <li key={other.id}>
            <Link
              href={pages.merge(mine.id, other.id)}
              className="flex items-center gap-3 px-4 py-3 hover:bg-subtle-hover"
            >
              <GitBranch className="size-5 shrink-0 text-text-3" aria-hidden />
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="truncate">{other.name}</span>
                <span className="text-caption text-text-3">{relation(mine, other)}</span>
              </span>
              {other.images === null ? null : (
                <span className="text-caption text-text-3 tabular-nums">{plural(other.images, 'image')}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
