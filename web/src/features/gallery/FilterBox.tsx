import { ListFilter, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '@/api/problem'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { useActions } from '@/lib/actions/use-actions'
import { FilterHelp } from './FilterHelp'

interface FilterBoxProps {
  /** The text in force. */
  filter: string
  onChange: (filter: string) => void
  /** The server's refusal of the text in force. */
  problem: Problem | null
}

/** Text typed is in force a moment after the last keystroke, or at once with Enter. */
function useDraft(filter: string, onChange: (filter: string) => void) {
  const [draft, setDraft] = useState({ text: filter, from: filter })
  if (draft.from !== filter)
    setDraft({ text: filter.trim() === draft.text.trim() ? draft.text : filter, from: filter })
  useEffect(() => {
    if (draft.text.trim() === filter.trim()) return
    const timer = setTimeout(() => onChange(draft.text), 250)
    return () => clearTimeout(timer)
  }, [draft.text, filter, onChange])
  return [draft.text, (text: string) => setDraft({ text, from: filter })] as const
}

export function FilterBox({ filter, onChange, problem }: FilterBoxProps) {
  const [text, setText] = useDraft(filter, onChange)
  const input = useRef<HTMLInputElement>(null)
  const [scroll, setScroll] = useState(0)
  useActions({ 'filter.focus': () => input.current?.select() })
  // The mark belongs to the text the server saw, not to one that is still being typed.
  const current = problem !== null && text.trim() === filter.trim()
  const leading = text.length - text.trimStart().length
  const at = current && problem.position !== null ? Math.min(problem.position + leading, text.length) : null

  return (
    <div data-tour="filter" className="relative min-w-40 flex-1">
      <ListFilter className="pointer-events-none absolute top-2 left-3 size-4 text-text-3" aria-hidden />
      {at === null ? null : (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-16 left-9 overflow-hidden leading-8 whitespace-pre"
        >
          <span className="inline-block text-transparent" style={{ transform: `translateX(${-scroll}px)` }}>
            {text.slice(0, at)}
            <span className="underline decoration-bad decoration-wavy decoration-1 underline-offset-4">
              {text.slice(at) || ' '}
            </span>
          </span>
        </div>
      )}
      <Input
        ref={input}
        value={text}
        aria-label="Filter pictures"
        aria-invalid={current}
        aria-errormessage={current ? 'filter-problem' : undefined}
        placeholder="Filter: words, tag:, is:untagged, stars:>=3 …"
        className="pr-16 pl-9 text-ellipsis"
        onChange={(event) => setText(event.target.value)}
        onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(text)
          if (event.key === 'Escape') {
            if (text === '') input.current?.blur()
            else onChange('')
            setText('')
          }
        }}
      />
      <div className="absolute inset-y-0 right-0.5 flex items-center">
        {text === '' ? (
          <ShortcutKbd action="filter.focus" />
        ) : (
          <Button
            size="sm"
            variant="subtle"
            className="w-7 px-0"
            aria-label="Clear the filter"
            onClick={() => {
              setText('')
              onChange('')
            }}
          >
            <X aria-hidden />
          </Button>
        )}
        <FilterHelp onPick={(example) => onChange(example)} />
      </div>
      {current ? (
        <p
          id="filter-problem"
          role="alert"
          className="surface-flyout absolute top-full left-0 z-(--z-sticky) mt-1 px-3 py-1.5 text-caption text-bad"
        >
          {problem.message}
        </p>
      ) : null}
    </div>
  )
}
