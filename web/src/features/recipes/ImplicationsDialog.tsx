import { useState } from 'react'
import { reasonOf } from '@/api/problem'
import type { Recipe } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useRecipeActions } from './queries'

interface ImplicationsDialogProps {
  onDone: (recipe: Recipe) => void
  onClose: () => void
}

/** Makes a recipe out of a file of implications, or gives them to the recipe of that name. */
export function ImplicationsDialog({ onDone, onClose }: ImplicationsDialogProps) {
  const actions = useRecipeActions()
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const [spaces, setSpaces] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const [importing, setImporting] = useState(false)
  const take = async () => {
    if (file === null) return
    setImporting(true)
    try {
      onDone(await actions.importImplications(file, name, spaces))
    } catch (error) {
      setProblem(reasonOf(error))
      setImporting(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Import implications"
      description="A recipe that adds to each image what its tags imply: where there is a red kite, a kite."
      className="flex flex-col gap-4"
      footer={
        <>
          <Button
            variant="accent"
            disabled={file === null || name.trim() === '' || importing}
            onClick={() => void take()}
          >
            {importing ? 'Importing' : 'Import'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <Field
        label="File"
        error={problem}
        hint="With an implication in each line: red_kite,kite. The boards’ own tables are taken too."
      >
        {(control) => (
          <input
            {...control}
            data-autofocus
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={(event) => {
              const chosen = event.target.files?.[0] ?? null
              setFile(chosen)
              setProblem(null)
              if (chosen !== null && name.trim() === '') setName(chosen.name.replace(/\.[^.]*$/, ''))
            }}
          />
        )}
      </Field>
      <Field label="Name" hint="A recipe of that name gets these implications in place of those it has.">
        {(control) => <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Checkbox checked={spaces} onChange={setSpaces} label="Write tags with spaces for underscores" />
    </Dialog>
  )
}
