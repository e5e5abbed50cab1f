import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { CoveragePart } from '@/api/types'
import { cn } from '@/lib/cn'
import { pages } from '@/lib/paths'
import { coverageQuery } from './queries'
import { shares } from './queue'

const tones: Record<CoveragePart['name'], string> = {
  proposed: 'bg-accent',
  accepted: 'bg-good',
  edited: 'bg-warn',
  seen: 'bg-text-3',
  untouched: 'bg-line-strong',
}

/** How far people are with what machines wrote; each part leads to its images. */
export function CoverageBar({ dataset }: { dataset: number }) {
  const { data } = useQuery(coverageQuery(dataset))
  const parts = shares(data?.parts ?? [])
  if (parts.length === 0) return null
  return (
    <section aria-label="What machines wrote" className="flex flex-col gap-1.5">
      <div className="flex h-2 gap-0.5 overflow-hidden rounded-full" aria-hidden>
        {parts.map(({ name, share }) => (
          <span key={name} className={tones[name]} style={{ width: `${share * 100}%` }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-caption">
        {parts.map(({ name, label, filter }) => (
          <li key={name}>
            <Link
              href={pages.dataset(dataset, { filter })}
              className="flex items-center gap-1.5 rounded-sm text-text-2 tabular-nums hover:underline"
            >
              <span className={cn('size-2 rounded-full', tones[name])} aria-hidden />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
