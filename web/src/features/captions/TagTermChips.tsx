import { Minus, Plus, X } from 'lucide-react'
import { cn } from '@/lib/cn'
import { tagTerms, withTermState } from './filter-terms'

interface TagTermChipsProps {
  filter: string
  onFilterChange: (filter: string) => void
}

/** The tags that the filter requires or excludes; a click takes one out of it. */
export function TagTermChips({ filter, onFilterChange }: TagTermChipsProps) {
  const terms = tagTerms(filter)
  if (terms.length === 0) return null
  return (
    <ul aria-label="Tags in the filter" className="flex flex-wrap gap-1 px-3 pb-2">
      {terms.map(({ tag, state }) => (
        <li key={`${state}:${tag}`} className="max-w-full">
          <button
            type="button"
            aria-label={`Clear: ${tag} is ${state}`}
            className={cn(
              'flex h-6 max-w-full items-center gap-1 rounded-sm px-1.5 text-caption',
              state === 'required' ? 'bg-accent-soft text-accent' : 'bg-bad-soft text-bad',
            )}
            onClick={() => onFilterChange(withTermState(filter, tag, 'none'))}
          >
            {state === 'required' ? (
              <Plus className="size-3" aria-hidden />
            ) : (
              <Minus className="size-3" aria-hidden />
            )}
            <span className="truncate">{tag}</span>
            <X className="size-3" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
