import { useQuery } from '@tanstack/react-query'
import { GitBranch } from 'lucide-react'
import { Link } from 'wouter'
import type { Dataset } from '@/api/types'
import { pages } from '@/lib/paths'
import { datasetQuery, momentQuery } from './moment-queries'

/** At the foot of a branch's timeline: where what came before it is told. */
export function Fork({ base }: { base: NonNullable<Dataset['base']> }) {
  const { data: from } = useQuery(datasetQuery(base.dataset, null))
  const { data: moment } = useQuery(momentQuery(base.dataset, String(base.version)))
  if (from === undefined || moment === undefined) return null
  return (
    <p className="flex shrink-0 items-center gap-2 border-t border-line px-4 py-2 text-caption text-text-2">
      <GitBranch className="size-3.5 shrink-0 text-text-3" aria-hidden />
      <span className="min-w-0">
        Branched from {from.name}.{' '}
        <Link
          href={pages.change(base.dataset, moment.change)}
          className="rounded-sm text-accent hover:underline"
        >
          See what came before
        </Link>
      </span>
    </p>
  )
}
