import { cn } from '@/lib/cn'
import { condenseTags, condenseWords, tagDiff, wordDiff, type DiffPart } from '@/lib/word-diff'

const tones: Record<DiffPart['kind'], string> = {
  same: '',
  removed: 'mx-px rounded-sm px-0.5 bg-bad-soft text-bad line-through decoration-bad/60',
  added: 'mx-px rounded-sm px-0.5 bg-good-soft text-good no-underline',
}

const tagName = { same: 'span', removed: 'del', added: 'ins' } as const

interface TagsDiffProps {
  before: readonly string[]
  after: readonly string[]
  /** Only what stands near a change. */
  condensed?: boolean
}

/** A list of tags before and after. */
export function TagsDiff({ before, after, condensed = false }: TagsDiffProps) {
  const parts = tagDiff(before, after)
  return (
    <p className="flex flex-wrap gap-1 select-text">
      {(condensed ? condenseTags(parts) : parts).map((part, index) => {
        if (part.kind === 'hidden') {
          return (
            <span key={index} className="px-0.5 text-text-3" title={`${part.count} more, unchanged`}>
              …
            </span>
          )
        }
        const Tag = tagName[part.kind]
        return (
          <Tag key={index} className={cn('rounded-sm bg-selected px-1.5', tones[part.kind])}>
            {part.tag}
          </Tag>
        )
      })}
    </p>
  )
}

interface WordsDiffProps {
  before: string
  after: string
  condensed?: boolean
}

/** A text before and after, word by word. */
export function WordsDiff({ before, after, condensed = false }: WordsDiffProps) {
  const parts = wordDiff(before, after)
  return (condensed ? condenseWords(parts) : parts).map(({ kind, text }, index) => {
    const Tag = tagName[kind]
    return (
      <Tag key={index} className={tones[kind]}>
        {text}
      </Tag>
    )
  })
}
