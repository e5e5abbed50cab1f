import { useQuery } from '@tanstack/react-query'
import { BookMarked } from 'lucide-react'
import { useState } from 'react'
import type { Dataset, Recipe } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Selection } from '@/lib/selection'
import { recipesQuery, useRecipeActions } from './queries'
import { ImplicationsDialog } from './ImplicationsDialog'
import { RecipeNames } from './RecipeNames'
import { RecipePane } from './RecipePane'

interface RecipesDialogProps {
  dataset: Dataset
  selection: Selection
  filter: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Where steps are put together. */
  onBulkEdit: () => void
}

/** All recipes: look at one, try it, run it, change it, let it stand. */
export function RecipesDialog({ open, ...props }: RecipesDialogProps) {
  return open ? <OpenDialog {...props} /> : null
}

function OpenDialog({
  dataset,
  selection,
  filter,
  onOpenChange,
  onBulkEdit,
}: Omit<RecipesDialogProps, 'open'>) {
  const { data: recipes, error, refetch } = useQuery(recipesQuery)
  const [chosen, setChosen] = useState<number | null>(null)
  const actions = useRecipeActions()
  const [importing, setImporting] = useState(false)
  const [deleted, setDeleted] = useState<Recipe | null>(null)
  const erase = async (gone: Recipe) => {
    if (await actions.erase(gone)) setDeleted(gone)
  }
  const bringBack = async (gone: Recipe) => {
    await actions.bringBack(gone)
    setDeleted(null)
    setChosen(gone.id)
  }
  const recipe = recipes?.find(({ id }) => id === chosen) ?? recipes?.[0]
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="xl"
      title="Recipes"
      description="Edits kept under a name: run them again, or let them run by themselves on what comes in."
      className="flex min-h-130 flex-col gap-4"
    >
      {importing ? (
        <ImplicationsDialog
          onDone={({ id }) => {
            setChosen(id)
            setImporting(false)
          }}
          onClose={() => setImporting(false)}
        />
      ) : null}
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {deleted === null ? null : (
        <p role="status" className="flex items-center gap-3 rounded-sm bg-fill px-3 py-2">
          <span className="flex-1">Deleted “{deleted.name}”. What it did to images stays.</span>
          <Button size="sm" onClick={() => void bringBack(deleted)}>
            Undo
          </Button>
        </p>
      )}
      {recipes === undefined ? null : recipe === undefined ? (
        <EmptyState
          icon={<BookMarked />}
          title="No recipes yet"
          actions={
            <>
              <Button variant="accent" data-autofocus onClick={onBulkEdit}>
                Open bulk edit
              </Button>
              <Button onClick={() => setImporting(true)}>Import implications…</Button>
            </>
          }
        >
          In bulk edit, put the edits together that you make again and again, such as renaming tags and
          dropping duplicates, and choose <em>Save as recipe</em>. From then on it is one click, or none: a
          recipe can run by itself on every image you import.
        </EmptyState>
      ) : (
        <div className="flex min-h-0 flex-1 gap-6">
          <div className="flex min-h-0 shrink-0 flex-col gap-3">
            <RecipeNames
              recipes={recipes}
              dataset={dataset.id}
              chosen={recipe.id}
              onChoose={setChosen}
              onDelete={(gone) => void erase(gone)}
            />
            <Button size="sm" onClick={() => setImporting(true)}>
              Import implications…
            </Button>
          </div>
          <RecipePane
            key={recipe.id}
            recipe={recipe}
            dataset={dataset}
            selection={selection}
            filter={filter}
            onRun={() => onOpenChange(false)}
            onDelete={() => void erase(recipe)}
          />
        </div>
      )}
    </Dialog>
  )
}
