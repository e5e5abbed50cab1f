import { useState } from 'react'
import { Input } from '@/components/ui/input'

interface InlineNameProps {
  name: string
  label: string
  onDone: (name: string | null) => void
}

/** A name being typed in place: Enter or leaving takes it, Escape does not. */
export function InlineName({ name, label, onDone }: InlineNameProps) {
  const [text, setText] = useState(name)
  const take = () => onDone(text.trim() === '' || text.trim() === name ? null : text.trim())
  return (
    <Input
      aria-label={label}
      value={text}
      ref={(input) => {
        if (input !== null && document.activeElement !== input) input.select()
      }}
      className="h-7 px-2"
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') take()
        if (event.key === 'Escape') onDone(null)
      }}
    />
  )
}
