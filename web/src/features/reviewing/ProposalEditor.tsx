import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'

interface ProposalEditorProps {
  text: string
  onTake: (text: string) => void
  onCancel: () => void
}

/** A proposed text, to be changed before it is taken. */
export function ProposalEditor({ text, onTake, onCancel }: ProposalEditorProps) {
  const [value, setValue] = useState(text)
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => area.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onTake(value)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="flex flex-col gap-2 rounded-md border border-accent bg-card p-3">
      <label htmlFor={id} className="text-caption text-text-3">
        Your version
      </label>
      <Textarea
        id={id}
        ref={area}
        rows={6}
        value={value}
        onKeyDown={onKeyDown}
        onChange={(event) => setValue(event.target.value)}
      />
      <p className="text-caption text-text-3">
        Ctrl+Enter takes it, Esc leaves everything as it was. What you change is yours; the rest stays the
        model’s.
      </p>
      <div className="flex gap-2">
        <Button variant="accent" size="sm" onClick={() => onTake(value)}>
          Take this
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
