import { TagsDiff, WordsDiff } from '@/components/TextDiff'
import { tagsOf, valueText } from './merge-conflicts'

interface ConflictTextProps {
  facet: string
  base: string
  /** Absent: the base itself. */
  text?: string
}

/** One side of a conflict, as what it changed of the base. */
export function ConflictText({ facet, base, text = base }: ConflictTextProps) {
  const [before, after] = [valueText(facet, base), valueText(facet, text)]
  if (after === '' && before === '') return <span className="text-text-3 italic">nothing</span>
  if (facet === 'tags') return <TagsDiff before={tagsOf(base)} after={tagsOf(text)} />
  return (
    <p className="whitespace-pre-wrap select-text">
      <WordsDiff before={before} after={after} />
    </p>
  )
}
