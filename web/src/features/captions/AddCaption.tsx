import { Plus } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { captionNameProblem } from '@/lib/caption-names'

interface AddCaptionProps {
  taken: readonly string[]
  onAdd: (name: string) => void
}

export function AddCaption({ taken, onAdd }: AddCaptionProps) {
  const [name, setName] = useState<string | null>(null)
  const problem = name === null || name === '' ? null : captionNameProblem(name, taken)
  const finish = () => {
    if (name === null || captionNameProblem(name, taken) !== null) return
    onAdd(name.trim())
    setName(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish()
    else if (event.key === 'Escape') setName(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (name === null) {
    return (
      <Button variant="subtle" size="sm" className="self-start" onClick={() => setName('')}>
        <Plus aria-hidden /> Add caption
      </Button>
    )
  }
  return (
    <Field
      label="Name of the new caption"
      hint="For a second text beside the first, “short” or “flux”. An export chooses with {caption:NAME}."
      error={problem}
    >
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            ref={(input) => input?.focus()}
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <Button onClick={finish} disabled={name === '' || problem !== null}>
            Add
          </Button>
        </div>
      )}
    </Field>
  )
}
