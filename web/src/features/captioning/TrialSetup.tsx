import type { ProviderView } from '@/api/types'
import { Choice, NumberField } from '@/components/form-fields'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { thumbnailUrl } from '@/lib/paths'
import type { Side } from './trial'
import { askedWith, choiceOf, type TrialPreset } from './trial-presets'
import type { Samples } from './use-samples'

const nobody = ''
const mostSamples = 24

interface TrialSetupProps {
  providers: readonly ProviderView[]
  presets: readonly TrialPreset[]
  one: Side
  /** Null when only one is tried. */
  other: Side | null
  blind: boolean
  samples: Samples
  onOne: (side: Side) => void
  onOther: (side: Side | null) => void
  onBlind: (blind: boolean) => void
}

/** What is compared, on which pictures. */
export function TrialSetup(props: TrialSetupProps) {
  const { providers, presets, one, other, blind, samples, onOne, onOther, onBlind } = props
  const asked = providers.map(({ provider: { name, model } }) => ({
    value: name,
    label: model === '' ? name : `${name}: ${model}`,
  }))
  return (
    <>
      <div className="grid grid-cols-2 gap-8">
        <div className="flex flex-col gap-3">
          <Choice
            label="Provider A"
            value={one.provider}
            options={asked}
            onChange={(provider) => onOne({ ...one, provider })}
          />
          <Choice
            label="Preset A"
            value={choiceOf(one)}
            options={presets}
            onChange={(value) => onOne(askedWith(one, value, presets))}
          />
        </div>
        <div className="flex flex-col gap-3">
          <Choice
            label="Provider B"
            value={other?.provider ?? nobody}
            options={[{ value: nobody, label: 'Nobody: try A alone' }, ...asked]}
            onChange={(provider) => onOther(provider === nobody ? null : { ...(other ?? one), provider })}
          />
          {other === null ? null : (
            <Choice
              label="Preset B"
              value={choiceOf(other)}
              options={presets}
              onChange={(value) => onOther(askedWith(other, value, presets))}
            />
          )}
        </div>
      </div>
      {other === null ? null : (
        <Checkbox
          label="Blind: the sides are shuffled, and which is which is told when all is voted"
          checked={blind}
          onChange={onBlind}
        />
      )}
      {samples.error === null ? null : <ProblemAlert error={samples.error} onRetry={samples.readAgain} />}
      <section aria-label="Samples" className="flex flex-col gap-3">
        <div className="flex items-end gap-3">
          <div className="w-32">
            <NumberField
              label="Samples"
              min={1}
              max={mostSamples}
              value={samples.count}
              onChange={(count) => samples.setCount(Math.min(count, mostSamples))}
            />
          </div>
          <Button disabled={samples.images.length === samples.asked} onClick={samples.others}>
            Other samples
          </Button>
        </div>
        {samples.asked === 0 ? (
          <p className="text-text-2">
            A run as it is set up would ask about no image. Choose other images, or another rule for those
            with a text.
          </p>
        ) : (
          <ul className="flex flex-wrap gap-2">
            {samples.images.map(({ image, name, picture }) => (
              <li key={image}>
                <img
                  src={thumbnailUrl(picture)}
                  alt={name}
                  title={name}
                  className="h-28 w-36 rounded-sm bg-well object-contain"
                />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
