import { useMutation } from '@tanstack/react-query'
import type { CaptionPolicy, Scope } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { AnswerDiff } from './AnswerDiff'
import { tryCaption } from './queries'
import { tookText } from './trial'

interface CaptionTrialProps {
  dataset: number
  provider: string
  /** The prompt's name, which tells what kind of answers it asks for. */
  preset: string
  text: string
  target: string
  policy: CaptionPolicy
  image: number
  scope: Scope
  /** Whether tags are asked for beside the caption. */
  alsoTags: boolean
  /** Whether the picture is the first one of the scope as it is now. */
  current: boolean
}

/** Asks about one picture as the run would, and shows what would come of the answer. */
export function CaptionTrial(props: CaptionTrialProps) {
  const { dataset, provider, preset, text, target, policy, image, scope, alsoTags, current } = props
  const trial = useMutation({
    mutationFn: () => tryCaption(dataset, { provider, preset, text, target, image, scope, alsoTags }),
  })
  const { data } = trial
  return (
    <section aria-label="Try" className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <Button
          size="sm"
          disabled={!current || trial.isPending || text.trim() === '' || target === ''}
          onClick={() => trial.mutate()}
        >
          {trial.isPending ? 'Asking…' : 'Try on this picture'}
        </Button>
        <span className="text-caption text-text-3 tabular-nums">
          {data === undefined ? 'Nothing is changed by that.' : tookText(data)}
        </span>
      </div>
      {trial.error === null ? null : <ProblemAlert error={trial.error} />}
      {data === undefined ? null : data.text === null ? (
        <p className="text-caption text-warn">{data.problem}</p>
      ) : (
        <>
          <AnswerDiff
            dataset={dataset}
            image={data.image}
            answer={data.text}
            target={target}
            policy={policy}
          />
          {alsoTags && data.tags === null ? (
            <p className="text-caption text-warn">The answer held no tags.</p>
          ) : null}
          {data.tags === null ? null : (
            <AnswerDiff
              dataset={dataset}
              image={data.image}
              answer={data.tags}
              target="tags"
              policy={policy}
              beside
            />
          )}
        </>
      )}
      {typeof data?.notes === 'string' ? (
        <p className="text-caption break-words text-text-2">Quality: {data.notes}</p>
      ) : null}
    </section>
  )
}
