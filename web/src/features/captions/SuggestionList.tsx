import { Kbd } from '@/components/ui/kbd'
import { cn } from '@/lib/cn'
import { formatCount } from '@/lib/format'
import type { Suggestion } from './suggestions'

interface SuggestionListProps {
  /** The prefix of the ids that the input names. */
  id: string
  suggestions: readonly Suggestion[]
  active: number | null
  onTake: (index: number) => void
}

export function SuggestionList({ id, suggestions, active, onTake }: SuggestionListProps) {
  return (
    <div className="surface-flyout absolute inset-x-0 top-full z-(--z-popup) mt-1 p-1">
      <div id={`${id}-list`} role="listbox" aria-label="Suggestions">
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.tag}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={cn(
              'flex h-7 items-center gap-2 rounded-sm px-2 hover:bg-subtle-hover',
              index === active && 'bg-selected',
            )}
            onPointerDown={(event) => {
              event.preventDefault()
              onTake(index)
            }}
          >
            <span className="min-w-0 flex-1 truncate">
              <Marked {...suggestion} />
            </span>
            {index === 0 ? <Kbd>Ctrl+Enter</Kbd> : null}
            <span className="text-caption text-text-3 tabular-nums">{formatCount(suggestion.count)}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

function Marked({ tag, match }: Suggestion) {
  if (match === null) return tag
  const [start, end] = match
  return (
    <>
      {tag.slice(0, start)}
      <mark className="bg-transparent font-semibold text-accent">{tag.slice(start, end)}</mark>
      {tag.slice(end)}
    </>
  )
}
