import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import type { Dataset, Recipe } from '@/api/types'
import { firstReach, possibleReach, scopeOf, type Reach } from '@/components/edits/bulk-scope'
import { BulkPreview } from '@/components/edits/BulkPreview'
import { stepsPreviewQuery } from '@/components/edits/queries'
import { ScopeSelector } from '@/components/edits/ScopeSelector'
import { StepList } from '@/components/edits/StepList'
import { putStep, sameSteps } from '@/components/edits/steps'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'
import { useDebounced } from '@/lib/use-debounced'
import { ComparePreview } from './ComparePreview'
import { MissedAlert } from './MissedAlert'
import { useRecipeActions } from './queries'
import { arrivals, describeStanding, standingIn } from './standing'
import { StepDialog } from './StepDialog'

interface RecipePaneProps {
  recipe: Recipe
  dataset: Dataset
  selection: Selection
  filter: string
  onRun: () => void
  onDelete: () => void
}

/** One recipe: what it does here; and while its steps are being changed, what it would do otherwise. */
export function RecipePane({ recipe, dataset, selection, filter, onRun, onDelete }: RecipePaneProps) {
  const given = { filter, selected: selection.numbers.toString(), count: selection.numbers.size }
  const actions = useRecipeActions()
  const [name, setName] = useState<string | null>(null)
  const [draft, setDraft] = useState<Recipe['steps'] | null>(null)
  const [wanted, setWanted] = useState<Reach>(() => firstReach(given))
  const [editing, setEditing] = useState<number | null>(null)

  const steps = draft ?? recipe.steps
  const changed = !sameSteps(steps, recipe.steps)
  const named = name !== null && name.trim() !== '' && name.trim() !== recipe.name
  const reach = possibleReach(wanted, given)
  const scope = scopeOf(reach, given)
  const asked = useDebounced({ steps, scope }, 200)
  const preview = useQuery(stepsPreviewQuery(dataset.id, asked.steps, asked.scope))
  const current =
    steps.length > 0 &&
    preview.isSuccess &&
    !preview.isPlaceholderData &&
    JSON.stringify(asked) === JSON.stringify({ steps, scope })
  const changes = current ? preview.data.images : 0
  const standing = standingIn(recipe, dataset.id)

  const discard = () => {
    setDraft(null)
    setName(null)
  }
  const save = () => {
    void actions.save(recipe, { ...(named ? { name } : {}), ...(changed ? { steps } : {}) }).then(discard)
  }
  const run = () => {
    void actions.run(recipe, dataset.id, scope)
    onRun()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (changed || named) {
      if (steps.length > 0) save()
    } else if (changes > 0) run()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only listens for Ctrl+Enter of its fields
    <section
      aria-label={recipe.name}
      onKeyDown={onKeyDown}
      className="flex min-h-0 min-w-0 flex-1 flex-col gap-4"
    >
      <div className="flex items-end gap-2">
        <div className="flex-1">
          <Field label="Name">
            {(control) => (
              <Input
                {...control}
                value={name ?? recipe.name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        </div>
        <IconButton label="Delete this recipe" onClick={onDelete}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {standing === null || standing.missed === '' ? null : (
        <MissedAlert
          missed={standing.missed}
          reason={standing.reason ?? ''}
          onRun={() => void actions.run(recipe, dataset.id, { images: standing.missed })}
        />
      )}
      <StepList
        steps={steps}
        counts={current ? preview.data.steps : undefined}
        onChange={setDraft}
        onEdit={setEditing}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button size="sm" onClick={() => setEditing(steps.length)}>
          <Plus aria-hidden /> Add a step
        </Button>
        <Checkbox
          checked={standing !== null}
          onChange={(on) => void actions.stand(recipe, dataset.id, on)}
          label="Apply to new arrivals of this dataset"
        />
        <span className="text-caption text-text-3">{describeStanding(recipe, dataset.id)}</span>
        <p className="w-full text-caption text-text-3">{arrivals}</p>
      </div>
      <ScopeSelector dataset={dataset} given={given} reach={reach} onChange={setWanted} />
      {changed && steps.length > 0 ? (
        <ComparePreview recipe={recipe.id} dataset={dataset.id} asked={asked} />
      ) : (
        <BulkPreview
          waiting={steps.length === 0}
          current={current}
          preview={steps.length === 0 ? undefined : preview.data}
          error={preview.error}
          hint="A recipe needs at least one step."
        />
      )}
      <div className="flex items-center justify-end gap-2">
        <span className="flex-1 text-caption text-text-3">
          <Kbd>Ctrl+Enter</Kbd>{' '}
          {changed || named ? 'saves.' : 'runs it. One change, and one Ctrl+Z takes it back.'}
        </span>
        {changed || named ? (
          <>
            <Button variant="accent" disabled={steps.length === 0} onClick={save}>
              Save changes
            </Button>
            <Button onClick={discard}>Discard</Button>
          </>
        ) : (
          <Button variant="accent" disabled={changes === 0} onClick={run}>
            {changes === 0 ? 'Run' : `Run on ${plural(changes, 'image')}`}
          </Button>
        )}
      </div>
      {editing === null ? null : (
        <StepDialog
          dataset={dataset}
          step={steps[editing]}
          onDone={(step) => {
            setDraft(putStep(steps, editing, step))
            setEditing(null)
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}
