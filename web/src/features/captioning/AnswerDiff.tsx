import { useQuery } from '@tanstack/react-query'
import type { AnswerPreview, CaptionPolicy } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { WordsDiff } from '@/components/TextDiff'
import { Badge } from '@/components/ui/badge'
import { answerPreviewQuery } from './queries'

interface AnswerDiffProps {
  dataset: number
  image: number
  /** A caption, or tags with commas. */
  answer: string
  target: string
  policy: CaptionPolicy
  /** Whether these are tags that came beside a caption, which stands above. */
  beside?: boolean
}

const headings: Record<AnswerPreview['outcome'], string> = {
  captioned: 'What the run would change',
  proposed: 'What would wait for you',
  skipped: 'The run would leave it alone',
}

/** What a run would make of an answer, beside the text that an image has now. */
export function AnswerDiff({ dataset, image, answer, target, policy, beside = false }: AnswerDiffProps) {
  const { data, error, refetch } = useQuery(answerPreviewQuery(dataset, { image, answer, target, policy }))
  if (error !== null) return <ProblemAlert error={error} onRetry={refetch} />
  if (data === undefined) return null
  return (
    <div className="flex flex-col gap-1">
      <h4 className="flex items-center gap-2 text-caption text-text-2">
        {beside ? `Its tags: ${headings[data.outcome].toLowerCase()}` : headings[data.outcome]}
        {data.rebased ? <Badge tone="accent">Your words stay</Badge> : null}
      </h4>
      {data.reason === null ? null : <p className="text-caption text-text-2">{data.reason}</p>}
      <div
        role="group"
        aria-label={beside ? 'Outcome for its tags' : 'Outcome'}
        className="max-h-64 overflow-y-auto rounded-sm bg-well px-3 py-2 text-caption leading-6 break-words whitespace-pre-wrap select-text"
      >
        <WordsDiff before={data.current} after={data.after} />
      </div>
    </div>
  )
}
