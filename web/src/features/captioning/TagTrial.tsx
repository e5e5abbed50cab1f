import type { CaptionPolicy, Scope, TagChoice } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { thumbnailUrl } from '@/lib/paths'
import { AnswerDiff } from './AnswerDiff'
import { inOrder, percent } from './tag-form'
import { useTryTagging } from './tag-queries'

interface TagTrialProps {
  dataset: number
  models: string[]
  choice: TagChoice
  policy: CaptionPolicy
  /** Null = the first one in the scope. */
  image: number | null
  scope: Scope
  onLooked: (image: number) => void
}

/** What the models see in one picture, with how sure they are; what is below its threshold stands pale. Then another one can be looked at. */
export function TagTrial({ dataset, models, choice, policy, image, scope, onLooked }: TagTrialProps) {
  const trial = useTryTagging(dataset)
  const { data } = trial
  const look = (after: number | null) =>
    trial.mutate(
      { models, choice, image: after === null ? image : null, after, scope },
      { onSuccess: (seen) => onLooked(seen.image) },
    )
  return (
    <section aria-label="Try" className="flex min-w-0 flex-col gap-3">
      <div className="flex items-center gap-3">
        <h3 className="flex-1 font-semibold">What they see</h3>
        <Button
          size="sm"
          disabled={models.length === 0 || trial.isPending}
          onClick={() => look(data?.image ?? null)}
        >
          {trial.isPending ? 'Looking…' : data === undefined ? 'Try on one picture' : 'Another picture'}
        </Button>
      </div>
      {trial.error === null ? null : <ProblemAlert error={trial.error} />}
      {data === undefined ? (
        <p className="text-caption text-text-2">
          Try the models on {image === null ? 'the first picture' : `picture ${image}`}: nothing is changed by
          that.
        </p>
      ) : (
        <>
          <figure className="flex items-center gap-3">
            <img
              src={thumbnailUrl(data.picture)}
              alt={data.name}
              className="h-28 w-36 rounded-sm bg-well object-contain"
            />
            <figcaption className="min-w-0 text-caption break-words text-text-2 tabular-nums">
              {data.name}, {(data.milliseconds / 1000).toFixed(1)} s
            </figcaption>
          </figure>
          <ul
            aria-label="Tags"
            className="max-h-72 overflow-y-auto rounded-sm bg-well px-3 py-2 text-caption"
          >
            {inOrder(data.tags).map(({ tag, kind, probability, chosen }) => (
              <li key={tag} className={chosen ? 'flex gap-2' : 'flex gap-2 text-text-3'}>
                <span className="min-w-0 flex-1 break-words select-text">{tag}</span>
                {kind === 'general' ? null : <span className="text-text-3">{kind}</span>}
                <span className="w-10 text-right tabular-nums">{percent(probability)}</span>
              </li>
            ))}
          </ul>
          {data.answer === '' ? (
            <p className="text-caption text-text-2">No tag is probable enough.</p>
          ) : (
            <AnswerDiff
              dataset={dataset}
              image={data.image}
              answer={data.answer}
              target="tags"
              policy={policy}
            />
          )}
        </>
      )}
    </section>
  )
}
