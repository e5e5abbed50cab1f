import { Plus } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Tooltip } from '@/components/ui/tooltip'
import { insertPlaceholder, placeholders, templateProblem } from './template'

interface TemplateEditorProps {
  template: string
  captionNames: readonly string[]
  onChange: (template: string) => void
}

/** How trigger, tags and captions become the text beside each picture. */
export function TemplateEditor({ template, captionNames, onChange }: TemplateEditorProps) {
  const field = useRef<HTMLInputElement>(null)
  const insert = (placeholder: string) => {
    const end = template.length
    const from = field.current?.selectionStart ?? end
    const to = field.current?.selectionEnd ?? end
    const { template: next, cursor } = insertPlaceholder(template, placeholder, from, to)
    onChange(next)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(cursor, cursor)
    })
  }
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Text beside each picture"
        hint="What is empty for a picture is left out, with its comma."
        error={templateProblem(template, captionNames)}
      >
        {(control) => (
          <Input
            {...control}
            ref={field}
            className="font-mono"
            value={template}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-1" role="group" aria-label="Put in">
        {placeholders(captionNames).map(({ text, explanation }) => (
          <Tooltip key={text} text={explanation}>
            <Button size="sm" className="gap-1 font-mono" onClick={() => insert(text)}>
              <Plus aria-hidden /> {text}
            </Button>
          </Tooltip>
        ))}
      </div>
    </div>
  )
}
