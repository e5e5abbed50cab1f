import { BookA } from 'lucide-react'
import { Kbd } from '@/components/ui/kbd'
import { cn } from '@/lib/cn'
import { formatCount } from '@/lib/format'
import type { Suggestion } from './suggestions'

/** The colours that boards give to kinds of tags, as far as the theme has them. */
const colours: Record<string, string> = {
  artist: 'text-bad',
  copyright: 'text-star',
  character: 'text-good',
  species: 'text-accent',
  meta: 'text-warn',
  lore: 'text-text-2',
}

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
            <span
              className={cn('min-w-0 flex-1 truncate', colours[suggestion.category ?? ''])}
              title={suggestion.category}
            >
              {suggestion.alias === undefined ? null : (
                <span className="text-text-3">{suggestion.alias} → </span>
              )}
              <Marked {...suggestion} />
            </span>
            {index === 0 ? <Kbd>Ctrl+Enter</Kbd> : null}
            <Count {...suggestion} />
          </div>
        ))}
      </div>
      <p className="flex items-center gap-2 border-t border-line px-2 pt-1 text-caption text-text-3">
        <Kbd>Alt+Enter</Kbd> adds the text as typed
      </p>
    </div>
  )
}

/** How many images of the dataset have it; of a dictionary's tag, how many posts, with a mark of where that is from. */
function Count({ count, fromDictionary = false }: Suggestion) {
  if (!fromDictionary)
    return <span className="text-caption text-text-3 tabular-nums">{formatCount(count)}</span>
  return (
    <span className="flex items-center gap-1 text-caption text-text-3 tabular-nums" title="From a dictionary">
      {count === 0 ? null : formatCount(count)}
      <BookA className="size-3" aria-label="From a dictionary" />
    </span>
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
