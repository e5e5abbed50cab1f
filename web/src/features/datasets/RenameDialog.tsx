import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

interface RenameDialogProps {
  title: string
  name: string
  onRename: (name: string) => unknown
  onClose: () => void
}

/** A new name, where no row is at hand to type it in. */
export function RenameDialog({ title, name, onRename, onClose }: RenameDialogProps) {
  const [text, setText] = useState(name)
  const wanted = text.trim()
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={onClose}
      title={title}
      footer={
        <>
          <Button variant="accent" type="submit" form="rename" disabled={wanted === ''}>
            Rename
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        id="rename"
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted !== name) onRename(wanted)
          onClose()
        }}
      >
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              data-autofocus
              value={text}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
