import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { reasonOf } from '@/api/problem'
import type { Provider, ProviderView } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Choice, MaybeNumber, NumberField } from '@/components/form-fields'
import { withOwnPrices } from './provider-prices'
import { modelsQuery, useSaveProvider, type AskedService } from './queries'

interface ProviderDialogProps {
  /** A provider, or a preset to begin with. */
  start: Provider
  /** What is kept of it; null when it is new. */
  kept: ProviderView | null
  /** Names that a new one cannot have. */
  taken: readonly string[]
  needsKey: boolean
  onClose: () => void
}

const details = [
  { value: 'auto', label: 'As the service likes' },
  { value: 'low', label: 'Low: cheap, coarse' },
  { value: 'high', label: 'High: fine, costs more' },
] as const

const formats = [
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON: caption, tags, quality notes' },
] as const

const perMillion = 'US dollars for 1,000,000; both or none.'

/** What of a provider is a whole number. */
const limits = [
  { of: 'maxSide', label: 'Longer side sent', hint: 'Pixels. Originals are never sent.', min: 64, max: 4096 },
  { of: 'maxTokens', label: 'Longest answer', hint: 'Tokens.', min: 1 },
  { of: 'concurrency', label: 'Requests at once', min: 1, max: 64 },
  { of: 'timeoutSeconds', label: 'Longest wait', hint: 'Seconds.', min: 1 },
  { of: 'requestsPerMinute', label: 'Requests a minute', hint: '0: no limit.', min: 0 },
  { of: 'tokensPerMinute', label: 'Tokens a minute', hint: '0: no limit.', min: 0 },
] as const

/** What of a provider is a number or nothing. */
const measures = [
  {
    of: 'temperature',
    label: 'Temperature',
    hint: '0 to 2; empty leaves it to the service.',
    max: 2,
    step: 0.1,
  },
  { of: 'inputPrice', label: 'Price of tokens sent', hint: perMillion, step: 0.01 },
  { of: 'outputPrice', label: 'Price of tokens answered', hint: perMillion, step: 0.01 },
] as const

const isPrice = (of: string) => of === 'inputPrice' || of === 'outputPrice'

const mostShown = 5

interface Listed {
  data: string[] | undefined
  error: Error | null
}

function modelsHint({ data, error }: Listed): string {
  if (error !== null) return `Its models are not known yet: ${reasonOf(error)}`
  if (data === undefined) return 'Empty: the first one the service has.'
  if (data.length === 0) return 'The service has no model loaded.'
  return data.length > mostShown
    ? `It has ${data.length} models, such as ${data.slice(0, mostShown).join(', ')}.`
    : `It has ${data.join(', ')}.`
}

export function ProviderDialog({ start, kept, taken, needsKey, onClose }: ProviderDialogProps) {
  const [typed, setTyped] = useState(start)
  const [pricesTyped, setPricesTyped] = useState(false)
  const provider = pricesTyped ? typed : withOwnPrices(typed, start)
  const lostPrices = provider.inputPrice !== typed.inputPrice
  const [key, setKey] = useState('')
  const save = useSaveProvider()
  const change = (part: Partial<Provider>) => setTyped({ ...typed, ...part })
  const changeMeasure = (of: (typeof measures)[number]['of'], value: number | null) => {
    setTyped({ ...(isPrice(of) ? provider : typed), [of]: value })
    if (isPrice(of)) setPricesTyped(true)
  }
  const hasKey = kept?.hasKey ?? false
  const asked: AskedService = {
    baseUrl: provider.baseUrl.trim(),
    ...(kept === null ? {} : { name: start.name }),
    ...(key.trim() === '' ? {} : { key: key.trim() }),
  }
  // Not while one types: half an address may be somebody else's, and a key is not for them.
  const [service, setService] = useState(asked)
  const ask = () => setService(asked)
  const models = useQuery({
    ...modelsQuery(service),
    enabled: /^https?:\/\/[^/]/i.test(service.baseUrl) && (!needsKey || 'key' in service),
  })
  const ending = kept?.keyEnding ?? null
  const isTaken = kept === null && taken.includes(provider.name)
  const submit = () =>
    save.mutate({ provider, key: key.trim() === '' ? null : key.trim() }, { onSuccess: onClose })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={kept === null ? 'New provider' : `Provider ${start.name}`}
      description="A service that looks at pictures and speaks the protocol of OpenAI."
      className="flex flex-col gap-4"
      footer={
        <>
          <Button
            variant="accent"
            disabled={save.isPending || isTaken || provider.name === ''}
            onClick={submit}
          >
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {save.error === null ? null : <ProblemAlert error={save.error} />}
      <div className="grid grid-cols-2 gap-3">
        <Field
          label="Name"
          hint="Small letters, digits and hyphens."
          error={isTaken ? 'There is a provider of this name already.' : null}
        >
          {(control) => (
            <Input
              {...control}
              value={provider.name}
              disabled={kept !== null}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label="Address" hint="Up to the version, such as http://localhost:11434/v1.">
          {(control) => (
            <Input
              {...control}
              value={provider.baseUrl}
              onChange={(event) => change({ baseUrl: event.target.value })}
              onBlur={ask}
            />
          )}
        </Field>
        <Field label="Model" hint={modelsHint(models)}>
          {(control) => (
            <>
              <Input
                {...control}
                list={`${control.id}-models`}
                value={provider.model}
                onChange={(event) => change({ model: event.target.value })}
              />
              <datalist id={`${control.id}-models`}>
                {models.data?.map((model) => (
                  <option key={model} value={model} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field
          label="Key"
          hint={
            hasKey
              ? `There is one${ending === null ? '' : `, ending in ${ending}`}. Empty leaves it, as long as the address is of the same service.`
              : needsKey
                ? 'This service wants one. It is sealed on this computer.'
                : 'Most local services need none.'
          }
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="off"
              value={key}
              onChange={(event) => setKey(event.target.value)}
              onBlur={ask}
            />
          )}
        </Field>
        <Choice
          label="Detail of pictures"
          value={provider.detail}
          options={details}
          onChange={(detail) => change({ detail })}
        />
        <Choice
          label="Answers come as"
          value={provider.answerFormat ?? 'text'}
          options={formats}
          onChange={(format) => change({ answerFormat: format === 'text' ? null : format })}
        />
        {limits.map(({ of, ...field }) => (
          <NumberField
            key={of}
            {...field}
            value={provider[of]}
            onChange={(value) => change({ [of]: value })}
          />
        ))}
        {measures.map(({ of, ...field }) => (
          <MaybeNumber
            key={of}
            {...field}
            hint={
              lostPrices && isPrice(of)
                ? `${field.hint} Emptied: it was of the model or address before.`
                : field.hint
            }
            value={provider[of]}
            onChange={(value) => changeMeasure(of, value)}
          />
        ))}
      </div>
    </Dialog>
  )
}
