import { useState } from 'react'
import type { CaptionPolicy, Dataset, Prompt, ProviderView, Scope } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useActions } from '@/lib/actions/use-actions'
import { tagsBeside } from './caption-form'
import { isOver, isSame, letterOf, nextVote, rivalOf, winnerOf, type Side, type Vote } from './trial'
import { presetsFor } from './trial-presets'
import { TrialAnswers } from './TrialAnswers'
import { TrialSetup } from './TrialSetup'
import { useSamples } from './use-samples'
import { useTrial } from './use-trial'

interface TrialDialogProps {
  dataset: Dataset
  /** What the run is about, from which samples are taken. */
  about: { target: string; policy: CaptionPolicy; scope: Scope }
  /** Whether tags are wanted beside captions, where a side can give them. */
  tagsToo: boolean
  providers: readonly ProviderView[]
  prompts: readonly Prompt[]
  first: Side
  onKeep: (side: Side) => void
  /** Back to the form. */
  onBack: () => void
  onClose: () => void
}

/** Tries one or two ways of asking on some samples, side by side; votes say which of them is kept. The dataset stays as it is. */
export function TrialDialog(props: TrialDialogProps) {
  const { dataset, about, tagsToo, providers, prompts, first, onKeep, onBack, onClose } = props
  const [one, setOne] = useState(first)
  const [other, setOther] = useState<Side | null>(() => rivalOf(first, prompts))
  const [blind, setBlind] = useState(true)
  const beside = (provider: string, preset: string) =>
    tagsBeside(
      prompts.find(({ name }) => name === preset),
      providers.find((each) => each.provider.name === provider)?.provider,
    )
  const samples = useSamples(dataset.id, about)
  const { trial, start, stop, vote } = useTrial(
    dataset.id,
    ({ provider, preset }) => tagsToo && beside(provider, preset) === 'yes',
  )
  const sides = other === null || isSame(one, other) ? [one] : [one, other]
  const current = trial === null ? undefined : nextVote(trial)
  const over = trial !== null && isOver(trial)
  const winner = over ? winnerOf(trial) : null
  const cast = (what: Vote) => ({
    run: () => current !== undefined && vote(current.sample.image, what),
    enabled: current !== undefined,
  })
  useActions(
    { 'trial.left': cast('left'), 'trial.right': cast('right'), 'trial.tie': cast('tie') },
    true,
    'dialog',
  )
  const kept = over && winner === null ? trial.sides : []
  return (
    <Dialog
      open
      hotkeys
      onOpenChange={(open) => !open && onClose()}
      size="xl"
      title="Try captions on samples"
      description="Nothing is written to the dataset. Answers are kept, so that a run does not pay for them again."
      className="flex flex-col gap-5"
      footer={
        trial === null ? (
          <>
            <Button
              variant="accent"
              disabled={!samples.current || samples.images.length === 0}
              onClick={() => void start(samples.images, sides, blind)}
            >
              {sides.length === 2 ? 'Ask both' : 'Ask'}
            </Button>
            <Button onClick={onBack}>Back</Button>
          </>
        ) : (
          <>
            {winner === null ? null : (
              <Button variant="accent" onClick={() => onKeep(winner)}>
                Keep the winner
              </Button>
            )}
            {kept.map((side, index) => (
              <Button key={letterOf(index)} onClick={() => onKeep(side)}>
                {kept.length === 1 ? 'Keep it' : `Keep ${letterOf(index)}`}
              </Button>
            ))}
            <Button onClick={stop}>Try something else</Button>
            <Button onClick={onBack}>Back</Button>
          </>
        )
      }
    >
      {trial === null ? (
        <TrialSetup
          providers={providers}
          presets={presetsFor(prompts, dataset.family, first)}
          one={one}
          other={other}
          blind={blind}
          samples={samples}
          onOne={setOne}
          onOther={setOther}
          onBlind={setBlind}
        />
      ) : (
        <TrialAnswers trial={trial} prompts={prompts} over={over} current={current} onVote={vote} />
      )}
    </Dialog>
  )
}
