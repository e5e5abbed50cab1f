import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Concept } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { pages } from '@/lib/paths'
import { useCreateDataset } from './mutations'
import { conceptsQuery } from './queries'

const fresh = 'new'

interface NewDatasetDialogProps {
  /** Where it is to be, unless another is chosen; the first concept when null. */
  concept: Concept | null
  onClose: () => void
}

export function NewDatasetDialog({ concept, onClose }: NewDatasetDialogProps) {
  const { data: all = [] } = useQuery(conceptsQuery)
  const concepts = all.filter((each) => !each.archived || each.id === concept?.id)
  const [place, setPlace] = useState(String(concept?.id ?? concepts[0]?.id ?? fresh))
  const [conceptName, setConceptName] = useState('')
  const [name, setName] = useState('')
  const create = useCreateDataset()
  const [, navigate] = useLocation()
  const isFresh = place === fresh
  const ready = name.trim() !== '' && (!isFresh || conceptName.trim() !== '')
  const options = [
    ...concepts.map((each) => ({ value: String(each.id), label: each.name })),
    { value: fresh, label: 'A new concept…' },
  ]
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={onClose}
      title="New dataset"
      description="A concept is what the LoRA is to learn; it can have several datasets."
      footer={
        <>
          <Button variant="accent" type="submit" form="new-dataset" disabled={!ready || create.isPending}>
            Create
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id="new-dataset"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate(
            { concept: isFresh ? conceptName.trim() : Number(place), name: name.trim() },
            {
              onSuccess: (dataset) => {
                onClose()
                navigate(pages.dataset(dataset.id))
              },
            },
          )
        }}
      >
        <Field label="Concept">
          {(control) => <Select id={control.id} value={place} options={options} onChange={setPlace} />}
        </Field>
        {isFresh ? (
          <Field label="Name of the concept" hint="A person, a thing, a style.">
            {(control) => (
              <Input
                {...control}
                value={conceptName}
                onChange={(event) => setConceptName(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field label="Name of the dataset">
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        {create.error === null ? null : <ProblemAlert error={create.error} />}
      </form>
    </Dialog>
  )
}
