import { Images, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useCreateDataset, useMakeSample } from './mutations'

interface FirstRunProps {
  onCreated: (dataset: number) => void
  /** The sample is there; its pictures are coming in. */
  onSample: (dataset: number) => void
}

/** The first thing a new person sees: one question, then pictures. */
export function FirstRun({ onCreated, onSample }: FirstRunProps) {
  const [concept, setConcept] = useState('')
  const [name, setName] = useState('Training set')
  const create = useCreateDataset()
  const sample = useMakeSample()
  const ready = concept.trim() !== '' && name.trim() !== ''
  return (
    <div className="flex h-full items-center justify-center p-8">
      <form
        className="surface-layer flex w-140 animate-rise flex-col gap-5 p-8 shadow-card"
        onSubmit={(event) => {
          event.preventDefault()
          // The new concept takes this card off the page before the dataset is there, and a callback with it.
          void create
            .mutateAsync({ concept: concept.trim(), name: name.trim() })
            .then((dataset) => onCreated(dataset.id))
            .catch(() => undefined)
        }}
      >
        <span
          className="flex size-12 items-center justify-center rounded-lg bg-accent-soft text-accent"
          aria-hidden
        >
          <Images className="size-6" />
        </span>
        <div className="flex flex-col gap-1">
          <h1 className="text-title font-semibold">What should your LoRA learn?</h1>
          <p className="text-text-2">
            Give it a name, bring the pictures, then sort and caption them here. Everything can be undone.
          </p>
        </div>
        <Field label="Concept" hint="A person, a thing or a style. Example: Red kite">
          {(control) => (
            <Input {...control} value={concept} onChange={(event) => setConcept(event.target.value)} />
          )}
        </Field>
        <Field label="First dataset">
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {create.error === null ? null : <ProblemAlert error={create.error} />}
        <Button type="submit" variant="accent" size="lg" disabled={!ready || create.isPending}>
          Create and import pictures
        </Button>
        <div className="flex items-center gap-3 border-t border-line pt-4">
          <p className="flex-1 text-text-2">No pictures at hand? Drawn kites will do for a first look.</p>
          <Button
            disabled={sample.isPending}
            onClick={() =>
              void sample
                .mutateAsync()
                .then((dataset) => onSample(dataset.id))
                .catch(() => undefined)
            }
          >
            <Sparkles aria-hidden /> Look around with a sample
          </Button>
        </div>
        {sample.error === null ? null : <ProblemAlert error={sample.error} />}
      </form>
    </div>
  )
}
