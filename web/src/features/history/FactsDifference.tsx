import type { ImageFacts } from '@/api/types'
import { TagsDiff, WordsDiff } from '@/components/TextDiff'
import { changedCaptions, factDifferences, sameTags, sides } from './image-difference'

interface FactsDifferenceProps {
  /** Null when the image was not there. */
  before: ImageFacts | null
  after: ImageFacts | null
  /** What to say when nothing differs. */
  unchanged?: string
}

/** What differs between two states of an image, word by word. */
export function FactsDifference({ unchanged = 'No change', ...props }: FactsDifferenceProps) {
  const { before, after } = sides(props.before, props.after)
  const facts = factDifferences(before, after)
  const captions = changedCaptions(before, after)
  const tags = !sameTags(before.tags, after.tags)
  if (facts.length === 0 && captions.length === 0 && !tags) return <p className="text-text-3">{unchanged}</p>
  return (
    <>
      {facts.map((fact) => (
        <p key={fact.name}>
          <span className="mr-2 text-text-3">{fact.name}</span>
          <WordsDiff before={fact.before} after={fact.after} />
        </p>
      ))}
      {tags ? <TagsDiff before={before.tags} after={after.tags} condensed /> : null}
      {captions.map((name) => (
        <p key={name} className="whitespace-pre-wrap">
          {name === 'caption' ? null : <span className="mr-2 text-text-3">{name}</span>}
          <WordsDiff before={before.captions[name] ?? ''} after={after.captions[name] ?? ''} condensed />
        </p>
      ))}
    </>
  )
}
