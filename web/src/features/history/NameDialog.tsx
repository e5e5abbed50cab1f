import { useState } from 'react'
import { reasonOf } from '@/api/problem'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'

interface NameDialogProps {
  title: string
  description: string
  confirm: string
  /** What the name is to begin with. */
  name: string
  /** Whether a description is asked for too. */
  describe?: boolean
  busy: boolean
  error: unknown
  onConfirm: (name: string, description: string) => void
  onClose: () => void
}

/** Asks for the name of a version or a branch. */
export function NameDialog(props: NameDialogProps) {
  const [name, setName] = useState(props.name)
  const [description, setDescription] = useState('')
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={props.onClose}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button
            variant="accent"
            type="submit"
            form="name-moment"
            disabled={name.trim() === '' || props.busy}
          >
            {props.confirm}
          </Button>
          <Button onClick={props.onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id="name-moment"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          props.onConfirm(name.trim(), description.trim())
        }}
      >
        <Field label="Name" error={props.error === null ? null : reasonOf(props.error)}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {props.describe === true ? (
          <Field
            label="Description"
            hint="What it was made for: trained as, sent to, before the big clean-up."
          >
            {(control) => (
              <Textarea
                {...control}
                value={description}
                rows={3}
                onChange={(event) => setDescription(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </form>
    </Dialog>
  )
}
