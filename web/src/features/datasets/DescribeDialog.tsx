import { useState } from 'react'
import type { Concept } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { useConceptActions } from './mutations'

export function DescribeDialog({ concept, onClose }: { concept: Concept; onClose: () => void }) {
  const [name, setName] = useState(concept.name)
  const [description, setDescription] = useState(concept.description)
  const actions = useConceptActions()
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={onClose}
      title={concept.name}
      footer={
        <>
          <Button variant="accent" type="submit" form="describe-concept" disabled={name.trim() === ''}>
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id="describe-concept"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void actions.changeConcept(concept.id, { name: name.trim(), description: description.trim() })
          onClose()
        }}
      >
        <Field label="Name">
          {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field
          label="Description"
          hint="A note to yourself: who or what it is, where the pictures come from."
        >
          {(control) => (
            <Textarea
              {...control}
              value={description}
              rows={4}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
