import { ArrowUp, Plus, X } from 'lucide-react'
import { Choice, NumberField } from '@/components/form-fields'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import {
  MOST_SEED,
  MOST_SOURCES,
  captionUseHints,
  captionUses,
  percentOf,
  raised,
  sourcesFor,
} from './caption-choice'
import type { ExportForm } from './export-form'

interface CaptionFieldsProps {
  form: ExportForm
  captionNames: readonly string[]
  onChange: (part: Partial<ExportForm>) => void
}

/** Which of its captions {caption} stands for in each picture. */
export function CaptionFields({ form, captionNames, onChange }: CaptionFieldsProps) {
  const { captionUse: use, captionOf: sources, captionSeed } = form
  if (captionNames.length < 2 && use === 'one' && sources.length === 0) return null
  const left =
    sources.length < MOST_SOURCES
      ? captionNames.filter((name) => !sources.some((source) => source.name === name))
      : []
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Which caption</legend>
      <div className="grid grid-cols-2 gap-3">
        <Choice
          label="{caption} stands for"
          value={use}
          options={captionUses}
          onChange={(captionUse) =>
            onChange({ captionUse, captionOf: sourcesFor(captionUse, sources, captionNames) })
          }
        />
        {use === 'one' ? (
          <Choice
            label="Named"
            value={sources[0]?.name ?? 'caption'}
            options={[
              ...new Set(['caption', ...captionNames, ...sources.slice(0, 1).map(({ name }) => name)]),
            ].map((name) => ({ value: name, label: name }))}
            onChange={(name) => onChange({ captionOf: [{ name, share: 50 }] })}
          />
        ) : null}
      </div>
      {use === 'one' ? null : (
        <>
          <p className="text-caption text-text-3">{captionUseHints[use]}</p>
          <ol
            aria-label="Captions"
            className="flex flex-col divide-y divide-line rounded-md border border-line"
          >
            {sources.map((source, at) => (
              <li key={source.name} className="flex items-center gap-2 px-3 py-1.5">
                <span className="min-w-0 flex-1 truncate">{source.name}</span>
                {use === 'mix' ? (
                  <>
                    <div className="w-24">
                      <NumberField
                        label={`Share of ${source.name}`}
                        value={source.share}
                        min={1}
                        max={100}
                        onChange={(share) =>
                          onChange({
                            captionOf: sources.map((each) => (each === source ? { ...each, share } : each)),
                          })
                        }
                      />
                    </div>
                    <span className="w-12 text-right text-caption text-text-2 tabular-nums">
                      {percentOf(source, sources)}
                    </span>
                  </>
                ) : null}
                <IconButton
                  label={`Prefer ${source.name}`}
                  size="sm"
                  disabled={at === 0}
                  onClick={() => onChange({ captionOf: raised(sources, source.name) })}
                >
                  <ArrowUp aria-hidden />
                </IconButton>
                <IconButton
                  label={`Leave out ${source.name}`}
                  size="sm"
                  disabled={sources.length === 1}
                  onClick={() => onChange({ captionOf: sources.filter((each) => each !== source) })}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
          </ol>
          <div className="flex flex-wrap gap-1">
            {left.map((name) => (
              <Button
                key={name}
                size="sm"
                onClick={() => onChange({ captionOf: [...sources, { name, share: 50 }] })}
              >
                <Plus aria-hidden /> {name}
              </Button>
            ))}
          </div>
          {use === 'mix' ? (
            <div className="w-40">
              <NumberField
                label="Seed"
                hint="Another number, another deal."
                value={captionSeed}
                min={0}
                max={MOST_SEED}
                onChange={(seed) => onChange({ captionSeed: Math.min(seed, MOST_SEED) })}
              />
            </div>
          ) : null}
        </>
      )}
    </fieldset>
  )
}
