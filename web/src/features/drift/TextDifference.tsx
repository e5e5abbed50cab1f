import { wordDiff, type DiffPart } from '@/lib/word-diff'

const tones: Record<DiffPart['kind'], string> = {
  same: '',
  removed: 'mx-px rounded-sm px-0.5 bg-bad-soft text-bad line-through decoration-bad/60',
  added: 'mx-px rounded-sm px-0.5 bg-good-soft text-good no-underline',
}

const tagName = { same: 'span', removed: 'del', added: 'ins' } as const

interface TextDifferenceProps {
  label: string
  before: string
  after: string
}

/** A text that became another, word by word. */
export function TextDifference({ label, before, after }: TextDifferenceProps) {
  return (
    <div className="flex items-baseline gap-2">
      <span className="w-16 shrink-0 text-caption text-text-3">{label}</span>
      <p className="min-w-0 break-words whitespace-pre-wrap select-text">
        {wordDiff(before, after).map(({ kind, text }, index) => {
          const Tag = tagName[kind]
          return (
            <Tag key={index} className={tones[kind]}>
              {text}
            </Tag>
          )
        })}
        {after === '' ? <span className="text-text-3"> (no text)</span> : null}
      </p>
    </div>
  )
}
