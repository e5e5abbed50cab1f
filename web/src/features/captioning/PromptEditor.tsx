import { useState } from 'react'
import type { Prompt } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { reasonOf } from '@/api/problem'
import { PromptVersions } from './PromptVersions'
import { useRemovePrompt, useSavePrompt } from './queries'

interface PromptEditorProps {
  prompt: Prompt
  variables: readonly string[]
  /** As it is written now. */
  text: string
  onText: (text: string) => void
  /** It is kept under this name. */
  onSaved: (name: string) => void
}

/** The prompt, to read and to change. What is changed is kept as a version of one's own prompt before it can be used. */
export function PromptEditor({ prompt, variables, text, onText, onSaved }: PromptEditorProps) {
  const [name, setName] = useState(prompt.builtIn ? `My ${prompt.label.toLowerCase()}` : prompt.name)
  const save = useSavePrompt(onSaved)
  const remove = useRemovePrompt()
  const [looking, setLooking] = useState(false)
  const changed = text !== prompt.text
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Prompt"
        hint={`${variables.map((variable) => `{${variable}}`).join(' ')} stand for what the image and its dataset have; a line with one that is empty is left out.`}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={9}
            className="font-mono text-caption"
            value={text}
            onChange={(event) => onText(event.target.value)}
          />
        )}
      </Field>
      {changed ? (
        <div className="flex items-end gap-2">
          <div className="flex-1">
            <Field
              label="Save the changed prompt as"
              error={save.error === null ? null : reasonOf(save.error)}
            >
              {(control) => (
                <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />
              )}
            </Field>
          </div>
          <Button
            disabled={save.isPending || name.trim() === ''}
            onClick={() => save.mutate({ ...prompt, name: name.trim(), text })}
          >
            Save
          </Button>
          <Button onClick={() => onText(prompt.text)}>Discard</Button>
        </div>
      ) : prompt.builtIn ? null : (
        <>
          <p className="flex items-center gap-2 text-caption text-text-3">
            Version {prompt.version}
            {prompt.version > 1 ? (
              <Button size="sm" aria-expanded={looking} onClick={() => setLooking(!looking)}>
                Earlier versions
              </Button>
            ) : null}
            <Button size="sm" disabled={remove.isPending} onClick={() => remove.mutate(prompt.name)}>
              Remove this prompt
            </Button>
          </p>
          {looking ? <PromptVersions prompt={prompt} /> : null}
        </>
      )}
    </div>
  )
}
