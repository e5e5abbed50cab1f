import type { CaptionPolicy, Scope } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/format'
import { AnswerDiff } from './AnswerDiff'
import { useTryCaption } from './queries'

interface CaptionTrialProps {
  dataset: number
  provider: string
  text: string
  target: string
  policy: CaptionPolicy
  /** Null = the first one in the scope. */
  image: number | null
  scope: Scope
}

/** Asks about one picture as the run would, and shows what would come of the answer. */
export function CaptionTrial({ dataset, provider, text, target, policy, image, scope }: CaptionTrialProps) {
  const trial = useTryCaption(dataset)
  const { data } = trial
  return (
    <section aria-label="Try" className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <Button
          size="sm"
          disabled={trial.isPending || text.trim() === '' || target === ''}
          onClick={() => trial.mutate({ provider, text, target, image, scope })}
        >
          {trial.isPending ? 'Asking…' : 'Try on this picture'}
        </Button>
        <span className="text-caption text-text-3 tabular-nums">
          {data === undefined
            ? 'Nothing is changed by that.'
            : data.kept
              ? 'An answer from earlier'
              : `${formatCount(data.inputTokens + data.outputTokens)} tokens, ${(data.milliseconds / 1000).toFixed(1)} s`}
        </span>
      </div>
      {trial.error === null ? null : <ProblemAlert error={trial.error} />}
      {data === undefined ? null : data.text === null ? (
        <p className="text-caption text-warn">{data.problem}</p>
      ) : (
        <AnswerDiff dataset={dataset} image={data.image} answer={data.text} target={target} policy={policy} />
      )}
    </section>
  )
}
