import { useState } from 'react'
import type { Dataset } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { families } from '@/lib/families'
import { useConceptActions, type DatasetChange } from './mutations'

export function DatasetSettingsDialog({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const [draft, setDraft] = useState<Required<Omit<DatasetChange, 'archived'>>>({
    name: dataset.name,
    description: dataset.description,
    triggerWord: dataset.triggerWord,
    className: dataset.className,
    repeats: dataset.repeats,
    family: dataset.family,
  })
  const actions = useConceptActions()
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Dataset settings"
      footer={
        <>
          <Button variant="accent" type="submit" form="dataset-settings" disabled={draft.name.trim() === ''}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id="dataset-settings"
        className="grid grid-cols-2 gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void actions.changeDataset(dataset, draft)
          onClose()
        }}
      >
        <div className="col-span-2">
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                value={draft.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div className="col-span-2">
          <Field label="Description">
            {(control) => (
              <Textarea
                {...control}
                value={draft.description}
                onChange={(event) => set({ description: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label="Trigger word" hint="Added on export; captions here stay without it.">
          {(control) => (
            <Input
              {...control}
              value={draft.triggerWord}
              onChange={(event) => set({ triggerWord: event.target.value })}
            />
          )}
        </Field>
        <Field label="Class name" hint="What it is a kind of: woman, bird, watercolour.">
          {(control) => (
            <Input
              {...control}
              value={draft.className}
              onChange={(event) => set({ className: event.target.value })}
            />
          )}
        </Field>
        <Field label="Repeats" hint="How often a picture is seen in one epoch.">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={10_000}
              value={draft.repeats}
              onChange={(event) => set({ repeats: event.target.valueAsNumber || 1 })}
            />
          )}
        </Field>
        <Field label="Model family" hint="What the LoRA will be trained for.">
          {(control) => (
            <Select
              id={control.id}
              value={draft.family}
              options={families}
              onChange={(family) => set({ family })}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
