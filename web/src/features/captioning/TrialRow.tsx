import { useEffect, useRef } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { cn } from '@/lib/cn'
import { thumbnailUrl } from '@/lib/paths'
import { fromLeft, isAnswered, letterOf, tookText, type Outcome, type TrialImage, type Vote } from './trial'

interface TrialRowProps {
  one: TrialImage
  /** Whether which is which may be seen. */
  revealed: boolean
  /** It is the one to be voted on. */
  current: boolean
  /** Null when votes are over. */
  onVote: ((vote: Vote | null) => void) | null
}

interface AnswerProps {
  label: string
  outcome: Outcome
  revealed: boolean
  chosen: boolean
}

/** A side's answer, with what it took once that gives nothing away. */
function Answer({ label, outcome, revealed, chosen }: AnswerProps) {
  const { text, tags, problem, notes, model } = outcome
  return (
    <section
      aria-label={label}
      className={cn(
        'flex min-w-0 flex-1 flex-col gap-1 rounded-sm border bg-well px-3 py-2',
        chosen ? 'border-accent' : 'border-transparent',
      )}
    >
      <h4 className="flex items-center gap-2 text-caption text-text-3">
        {label}
        {chosen ? <Badge>better</Badge> : null}
      </h4>
      {text === null ? (
        <p className="break-words text-bad">{problem}</p>
      ) : (
        <p className="break-words whitespace-pre-wrap select-text">{text}</p>
      )}
      {tags === null ? null : <p className="text-caption break-words select-text">Tags: {tags}</p>}
      {revealed && notes !== null ? (
        <p className="text-caption break-words text-text-2">Quality: {notes}</p>
      ) : null}
      {revealed ? (
        <p className="mt-auto pt-1 text-caption text-text-3 tabular-nums">
          {model === '' ? '' : `${model} · `}
          {tookText(outcome)}
        </p>
      ) : null}
    </section>
  )
}

/** One sample with its answers. Both appear together: which is faster is not to be seen. */
export function TrialRow({ one, revealed, current, onVote }: TrialRowProps) {
  const { sample, outcomes, vote } = one
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const labelOf = (side: number, place: number) =>
    outcomes.length === 1 ? 'Answer' : revealed ? letterOf(side) : place === 0 ? 'Left' : 'Right'
  const answers = isAnswered(one)
    ? fromLeft(one).flatMap((side, place) => {
        const outcome = outcomes[side] ?? null
        return outcome === null ? [] : [{ side, outcome, label: labelOf(side, place) }]
      })
    : null
  return (
    <li ref={row} aria-label={sample.name} aria-current={current} className="flex gap-4">
      <img
        src={thumbnailUrl(sample.picture)}
        alt={sample.name}
        className="h-36 w-44 shrink-0 rounded-sm bg-well object-contain"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        {answers === null ? (
          <p className="text-text-3">Asking…</p>
        ) : (
          <div className="flex flex-1 gap-3">
            {answers.map(({ side, outcome, label }) => (
              <Answer key={side} label={label} outcome={outcome} revealed={revealed} chosen={vote === side} />
            ))}
          </div>
        )}
        {current && onVote !== null ? (
          <div className="flex gap-2">
            <Button onClick={() => onVote('left')}>
              Left <ShortcutKbd action="trial.left" />
            </Button>
            <Button onClick={() => onVote('tie')}>
              As good <ShortcutKbd action="trial.tie" />
            </Button>
            <Button onClick={() => onVote('right')}>
              Right <ShortcutKbd action="trial.right" />
            </Button>
          </div>
        ) : (
          <p className="flex items-center gap-2 text-caption text-text-3 empty:hidden">
            {vote === 'tie' ? 'As good as each other' : null}
            {vote === null || onVote === null ? null : (
              <Button size="sm" onClick={() => onVote(null)}>
                Vote again
              </Button>
            )}
          </p>
        )}
      </div>
    </li>
  )
}
