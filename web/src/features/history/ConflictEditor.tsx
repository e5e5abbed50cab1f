import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { MergeChoice, MergeConflict } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { choiceOfText, writingOf } from './merge-conflicts'

interface ConflictEditorProps {
  conflict: MergeConflict
  text: string
  onChoose: (choice: MergeChoice) => void
  onCancel: () => void
}

const hints = {
  tags: 'Separated by commas. Enter takes them, Esc leaves everything as it was.',
  text: 'Ctrl+Enter takes the text, Esc leaves everything as it was.',
  line: 'Enter takes it, Esc leaves everything as it was.',
  number: 'Enter takes it, Esc leaves everything as it was.',
}

/** A value written by hand. */
export function ConflictEditor({ conflict, text, onChoose, onCancel }: ConflictEditorProps) {
  const [value, setValue] = useState(text)
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const line = useRef<HTMLInputElement>(null)
  const writing = writingOf(conflict)
  useEffect(() => {
    area.current?.focus()
    line.current?.select()
  }, [])
  if (writing === null) return null

  const take = () => {
    const choice = choiceOfText(conflict, value)
    if (typeof choice === 'string') setProblem(choice)
    else onChoose(choice)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && (writing !== 'text' || event.ctrlKey || event.metaKey)) take()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const common = {
    id,
    value,
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-note`,
    onKeyDown,
  }
  const change = (next: string) => {
    setValue(next)
    setProblem(null)
  }
  return (
    <div className="flex flex-col gap-2 rounded-md border border-accent bg-card p-3">
      <label htmlFor={id} className="text-caption text-text-3">
        By hand
      </label>
      {writing === 'tags' || writing === 'text' ? (
        <Textarea
          {...common}
          ref={area}
          rows={4}
          spellCheck={writing === 'text'}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <Input
          {...common}
          ref={line}
          inputMode={writing === 'number' ? 'numeric' : 'text'}
          onChange={(event) => change(event.target.value)}
        />
      )}
      <p
        id={`${id}-note`}
        className={problem === null ? 'text-caption text-text-3' : 'text-caption text-bad'}
      >
        {problem ?? hints[writing]}
      </p>
      <div className="flex gap-2">
        <Button variant="accent" size="sm" onClick={take}>
          Take this
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
