import { useId, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { means } from '@/lib/actions/use-actions'
import { SuggestionList } from './SuggestionList'
import { lastPart } from './suggestions'
import { splitTags, tagProblem } from '@/lib/tag-list'
import { useSuggestions } from './use-suggestions'

interface TagInputProps {
  ref: Ref<HTMLInputElement>
  dataset: number
  /** Tags that need no suggestion, since all images have them. */
  present: readonly string[]
  placeholder: string
  onAdd: (tags: string[]) => void
  onLeave: () => void
  /** Backspace or the left arrow at the start of the text. */
  onBack: () => void
}

/** Enter adds, Ctrl+Enter takes the first suggestion, Alt+Enter the text as typed, Tab completes it. */
export function TagInput({ ref, dataset, present, placeholder, onAdd, onLeave, onBack }: TagInputProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const { before, typed } = lastPart(text)
  const suggestions = useSuggestions(dataset, typed, present)
  const shown = open && typed.trim() !== '' && suggestions.length > 0

  const add = (added: string) => {
    const tags = splitTags(added)
    const problem = tags.map(tagProblem).find((found) => found !== null)
    if (problem !== undefined) {
      toast.bad(problem)
      return
    }
    if (tags.length > 0) onAdd(tags)
    setText('')
    setActive(null)
    setOpen(false)
  }
  const take = (index: number) => add(`${before}${suggestions[index]?.tag ?? typed}`)
  const complete = (index: number) => {
    setText(`${before === '' ? '' : `${before} `}${suggestions[index]?.tag ?? typed}`)
    setActive(null)
  }
  const step = (by: 1 | -1) => {
    const count = suggestions.length
    setActive(active === null ? (by > 0 ? 0 : count - 1) : (active + by + count) % count)
  }
  /** True when the key was used up here. */
  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const control = event.ctrlKey || event.metaKey
    const suggested = means(event, 'tags.suggested')
    if (suggested || means(event, 'tags.typed')) {
      if (suggested && suggestions.length > 0) take(0)
      else add(text)
      return true
    }
    switch (event.key) {
      case 'Enter':
        if (!shown || active === null) add(text)
        else take(active)
        return true
      case 'Tab':
        if (!shown || event.shiftKey || suggestions[active ?? 0]?.tag === typed) return false
        complete(active ?? 0)
        return true
      case 'ArrowDown':
      case 'ArrowUp':
        if (!shown || control) return false
        step(event.key === 'ArrowDown' ? 1 : -1)
        return true
      case 'Escape':
        if (shown) setOpen(false)
        else onLeave()
        return true
      case 'Backspace':
      case 'ArrowLeft':
        if (event.currentTarget.selectionStart !== 0 || text !== '') return false
        onBack()
        return true
      default:
        return false
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[,\r\n]/.test(pasted)) return
    event.preventDefault()
    add(`${text}${pasted}`)
  }
  return (
    <div className="relative">
      <Input
        ref={ref}
        data-field="tags"
        role="combobox"
        aria-label={placeholder}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active !== null ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(null)
          setOpen(true)
        }}
        onBlur={() => setOpen(false)}
        onPaste={onPaste}
        onKeyDown={(event) => {
          if (!onKey(event)) return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {shown ? <SuggestionList id={id} suggestions={suggestions} active={active} onTake={take} /> : null}
    </div>
  )
}
