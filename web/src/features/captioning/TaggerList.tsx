import { X } from 'lucide-react'
import { useState } from 'react'
import type { TaggerView } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useAddTagger, useRemoveTagger } from './tag-queries'

interface TaggerListProps {
  taggers: readonly TaggerView[]
  chosen: readonly string[]
  onChoose: (folders: string[]) => void
}

/** The taggers there are, of which one or several look at the pictures; and a place to name the folder of another. */
export function TaggerList({ taggers, chosen, onChoose }: TaggerListProps) {
  const [folder, setFolder] = useState('')
  const add = useAddTagger()
  const removeTagger = useRemoveTagger()
  return (
    <div className="flex flex-col gap-3">
      {taggers.length === 0 ? null : (
        <ul aria-label="Models" className="flex flex-col gap-1">
          {taggers.map(({ folder: each, name, problem }) => (
            <li key={each} className="flex items-center gap-2" title={each}>
              <div className="min-w-0 flex-1">
                <Checkbox
                  label={name}
                  checked={chosen.includes(each)}
                  disabled={problem !== null}
                  onChange={(checked) =>
                    onChoose(checked ? [...chosen, each] : chosen.filter((other) => other !== each))
                  }
                />
                {problem === null ? null : <p className="text-caption break-words text-bad">{problem}</p>}
              </div>
              <IconButton
                label={`Forget ${name}`}
                size="sm"
                onClick={() => {
                  onChoose(chosen.filter((other) => other !== each))
                  removeTagger.mutate(each)
                }}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(folder, {
            onSuccess: (facts) => {
              onChoose([...chosen.filter((other) => other !== facts.folder), facts.folder])
              setFolder('')
            },
          })
        }}
      >
        <div className="min-w-0 flex-1">
          <Field
            label="Folder of a model"
            hint="With model.onnx and selected_tags.csv, as the WD taggers have"
          >
            {(control) => (
              <Input
                {...control}
                value={folder}
                spellCheck={false}
                onChange={(event) => setFolder(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" className="mb-5" disabled={folder.trim() === '' || add.isPending}>
          {add.isPending ? 'Opening…' : 'Add'}
        </Button>
      </form>
      {add.error === null ? null : <ProblemAlert error={add.error} />}
    </div>
  )
}
