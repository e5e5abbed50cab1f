import { useState } from 'react'
import { reasonOf } from '@/api/problem'
import type { Dataset, EditStep } from '@/api/types'
import { StepList } from '@/components/edits/StepList'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useRecipeActions } from './queries'
import { arrivals } from './standing'

interface SaveRecipeDialogProps {
  dataset: Dataset
  steps: readonly EditStep[]
  onClose: () => void
}

/** Gives steps a name under which they are kept. */
export function SaveRecipeDialog({ dataset, steps: given, onClose }: SaveRecipeDialogProps) {
  const actions = useRecipeActions()
  const [name, setName] = useState('')
  const [steps, setSteps] = useState(given)
  const [standing, setStanding] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    try {
      const created = await actions.create({ name, steps })
      if (standing) await actions.stand(created, dataset.id, true)
      onClose()
    } catch (error) {
      setProblem(reasonOf(error))
    }
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Save as recipe"
      description="A recipe can be run again on any images, in every dataset."
      footer={
        <>
          <Button
            variant="accent"
            type="submit"
            form="save-recipe"
            disabled={name.trim() === '' || steps.length === 0}
          >
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id="save-recipe"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field label="Name" error={problem}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              value={name}
              onChange={(event) => {
                setName(event.target.value)
                setProblem(null)
              }}
            />
          )}
        </Field>
        <StepList steps={steps} counts={undefined} onChange={setSteps} />
        <Checkbox
          checked={standing}
          onChange={setStanding}
          label={`Apply to new arrivals of ${dataset.name}`}
        />
        <p className="text-caption text-text-3">{arrivals}</p>
      </form>
    </Dialog>
  )
}
