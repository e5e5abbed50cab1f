import type { Prompt } from '@/api/types'
import { plural } from '@/lib/format'
import { isAnswered, isVotable, type Trial, type TrialImage, type Vote } from './trial'
import { TrialRow } from './TrialRow'
import { TrialTally } from './TrialTally'

interface TrialAnswersProps {
  trial: Trial
  prompts: readonly Prompt[]
  over: boolean
  /** The image to be voted on. */
  current: TrialImage | undefined
  onVote: (image: number, vote: Vote | null) => void
}

function statusOf({ images, sides }: Trial, current: TrialImage | undefined): string {
  const asking = images.filter((one) => !isAnswered(one)).length
  if (current === undefined) return asking > 0 ? `Asking about ${plural(asking, 'image')}` : ''
  const open = images.filter((one) => isVotable(one) && one.vote === null).length + asking
  return sides.length < 2 ? '' : `Which is better? ${plural(open, 'vote')} to go`
}

/** The answers beside each other, image by image, and in the end what the votes say. */
export function TrialAnswers({ trial, prompts, over, current, onVote }: TrialAnswersProps) {
  const revealed = over || !trial.blind
  return (
    <>
      <p role="status" aria-label="Votes" className="text-text-2 empty:hidden">
        {statusOf(trial, current)}
      </p>
      {over ? <TrialTally trial={trial} prompts={prompts} /> : null}
      <ul className="flex flex-col gap-4">
        {trial.images.map((one) => (
          <TrialRow
            key={one.sample.image}
            one={one}
            revealed={revealed}
            current={one === current}
            onVote={over ? null : (vote) => onVote(one.sample.image, vote)}
          />
        ))}
      </ul>
    </>
  )
}
