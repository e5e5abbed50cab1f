import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaptionPolicy, CaptionRequest, Dataset, PromptList, ProviderView } from '@/api/types'
import { firstReach, possibleReach, scopeOf, type Reach } from '@/components/edits/bulk-scope'
import { ScopeSelector } from '@/components/edits/ScopeSelector'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'
import { useDebounced } from '@/lib/use-debounced'
import {
  ANOTHER,
  estimateText,
  firstPrompt,
  policies,
  tagsBeside,
  targetsFor,
  typedNameProblem,
} from './caption-form'
import { Choice } from '@/components/form-fields'
import { promptChoices } from './prompt-groups'
import { PromptEditor } from './PromptEditor'
import { estimateQuery, useStartCaptioning } from './queries'
import { SentPreview } from './SentPreview'
import { TrialDialog } from './TrialDialog'

interface CaptionFormProps {
  dataset: Dataset
  selection: Selection
  filter: string
  /** At least one. */
  providers: readonly ProviderView[]
  prompts: PromptList
  /** Begins with the trial on samples. */
  trying: boolean
  onLocal: () => void
  onClose: () => void
}

/** Who is asked, what, about which images, and what becomes of the answers. */
export function CaptionForm({
  dataset,
  selection,
  filter,
  providers,
  prompts,
  trying: tryingFirst,
  onLocal,
  onClose,
}: CaptionFormProps) {
  const given = { filter, selected: selection.numbers.toString(), count: selection.numbers.size }
  const [wanted, setWanted] = useState<Reach>(() => firstReach(given))
  const [provider, setProvider] = useState(providers[0]?.provider.name ?? '')
  const [preset, setPreset] = useState(() => firstPrompt(prompts.prompts, dataset.family)?.name ?? '')
  const [written, setWritten] = useState<string | null>(null)
  const [chosen, setChosen] = useState('')
  const [named, setNamed] = useState('')
  const [policy, setPolicy] = useState<CaptionPolicy>('empty')
  const [tagsToo, setTagsToo] = useState(false)
  const [trying, setTrying] = useState(tryingFirst)
  const [leaving, setLeaving] = useState<(() => void) | null>(null)
  const start = useStartCaptioning(dataset.id)

  const prompt = prompts.prompts.find(({ name }) => name === preset) ?? prompts.prompts[0]
  const targets = prompt === undefined ? [] : targetsFor(prompt, dataset.captionNames)
  const kind = targets.find(({ value }) => value === chosen)?.value ?? targets[0]?.value ?? 'caption'
  const nameProblem = typedNameProblem(named)
  const target = kind !== ANOTHER ? kind : nameProblem === null ? named.trim() : ''
  const reach = possibleReach(wanted, given)
  const scope = scopeOf(reach, given)
  const text = written ?? prompt?.text ?? ''
  const unsaved = text !== prompt?.text
  /** Does what would throw away a prompt that is being written, if the person wants that. */
  const leave = (then: () => void) => {
    if (unsaved) setLeaving(() => then)
    else then()
  }
  const beside = tagsBeside(prompt, providers.find((each) => each.provider.name === provider)?.provider)
  const alsoTags = tagsToo && beside === 'yes'
  const request: CaptionRequest = { provider, preset: prompt?.name ?? '', target, policy, scope, alsoTags }
  const asked = useDebounced(request, 250)
  const estimate = useQuery({ ...estimateQuery(dataset.id, asked), enabled: asked.target !== '' })
  const current =
    estimate.isSuccess && !estimate.isPlaceholderData && JSON.stringify(asked) === JSON.stringify(request)
  const images = current ? estimate.data.images - estimate.data.spared : 0
  const discarding = (
    <ConfirmDialog
      open={leaving !== null}
      onOpenChange={(open) => !open && setLeaving(null)}
      title="Discard the changed prompt?"
      confirm="Discard"
      onConfirm={() => leaving?.()}
    >
      What you wrote was not saved. Save it under a name of your own to keep it.
    </ConfirmDialog>
  )
  if (trying && prompt !== undefined)
    return (
      <>
        <TrialDialog
          dataset={dataset}
          about={{ target, policy, scope }}
          tagsToo={tagsToo}
          providers={providers}
          prompts={prompts.prompts}
          first={{ provider, preset: prompt.name, ...(unsaved ? { text } : {}) }}
          onKeep={(side) => {
            setProvider(side.provider)
            setPreset(side.preset)
            setWritten(side.text ?? null)
            setTrying(false)
          }}
          onBack={() => setTrying(false)}
          onClose={() => leave(onClose)}
        />
        {discarding}
      </>
    )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && leave(onClose)}
      size="xl"
      title="Caption with AI"
      className="flex flex-col gap-5"
      footer={
        <>
          <span className="flex-1 text-caption text-text-2 tabular-nums" role="status">
            {unsaved ? 'Save the changed prompt to use it.' : current ? estimateText(estimate.data) : ''}
          </span>
          <Button
            variant="accent"
            disabled={images === 0 || unsaved || start.isPending}
            onClick={() => start.mutate(request, { onSuccess: onClose })}
          >
            {images === 0 ? 'Caption' : `Caption ${plural(images, 'image')}`}
          </Button>
          <Button disabled={text.trim() === '' || target === ''} onClick={() => setTrying(true)}>
            Try on samples…
          </Button>
          <Button onClick={() => leave(onLocal)}>Tag with a local model…</Button>
          <Button onClick={() => leave(onClose)}>Cancel</Button>
        </>
      }
    >
      <ScopeSelector dataset={dataset} given={given} reach={reach} onChange={setWanted} />
      {estimate.error === null ? null : <ProblemAlert error={estimate.error} />}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-8">
        <div className="flex flex-col gap-4">
          <div className="grid grid-cols-2 gap-3">
            <Choice
              label="Provider"
              value={provider}
              options={providers.map(({ provider: { name, model } }) => ({
                value: name,
                label: model === '' ? name : `${name}: ${model}`,
              }))}
              onChange={setProvider}
            />
            <Choice
              label="Preset"
              value={prompt?.name ?? ''}
              options={promptChoices(prompts.prompts, dataset.family)}
              onChange={(next) =>
                leave(() => {
                  setPreset(next)
                  setWritten(null)
                })
              }
            />
            <Choice label="Answers become" value={kind} options={targets} onChange={setChosen} />
            <Choice
              label="Where there is a text already"
              value={policy}
              options={policies}
              onChange={setPolicy}
            />
            {beside === 'never' ? null : (
              <div className="col-span-2">
                <Checkbox
                  label={
                    beside === 'yes'
                      ? 'Also write its tags, from the same answer'
                      : 'Also write its tags (needs a provider that answers as JSON, see Settings)'
                  }
                  checked={alsoTags}
                  disabled={beside !== 'yes'}
                  onChange={setTagsToo}
                />
              </div>
            )}
            {kind === ANOTHER ? (
              <Field
                label="Name of the caption"
                hint="Each image can have several, told apart by names."
                error={nameProblem}
              >
                {(control) => (
                  <Input {...control} value={named} onChange={(event) => setNamed(event.target.value)} />
                )}
              </Field>
            ) : null}
          </div>
          {prompt === undefined ? null : (
            <PromptEditor
              key={`${prompt.name} ${prompt.version}`}
              prompt={prompt}
              variables={prompts.variables}
              text={text}
              onText={setWritten}
              onSaved={(name) => {
                setPreset(name)
                setWritten(null)
              }}
            />
          )}
        </div>
        <SentPreview
          dataset={dataset.id}
          provider={provider}
          preset={request.preset}
          text={text}
          target={target}
          policy={policy}
          scope={scope}
          alsoTags={alsoTags}
        />
      </div>
      {discarding}
    </Dialog>
  )
}
