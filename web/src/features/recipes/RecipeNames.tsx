import { RadioGroup } from 'radix-ui'
import { Eye, Trash2, TriangleAlert, Zap } from 'lucide-react'
import type { Recipe } from '@/api/types'
import { plural } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { behind, describeStanding } from './standing'

interface RecipeNamesProps {
  recipes: readonly Recipe[]
  dataset: number
  chosen: number
  onChoose: (id: number) => void
  onDelete: (recipe: Recipe) => void
}

/** The recipes by name; the arrow keys go through them. */
export function RecipeNames({ recipes, dataset, chosen, onChoose, onDelete }: RecipeNamesProps) {
  const late = behind(recipes, dataset)
  return (
    <RadioGroup.Root
      aria-label="Recipe"
      value={String(chosen)}
      onValueChange={(value) => onChoose(Number(value))}
      className="flex w-56 shrink-0 flex-col gap-0.5 overflow-y-auto"
    >
      {recipes.map((recipe) => (
        <RecipeName
          key={recipe.id}
          recipe={recipe}
          stands={describeStanding(recipe, dataset)}
          late={late.includes(recipe)}
          chosen={recipe.id === chosen}
          onChoose={() => onChoose(recipe.id)}
          onDelete={() => onDelete(recipe)}
        />
      ))}
    </RadioGroup.Root>
  )
}

interface RecipeNameProps {
  recipe: Recipe
  /** Where it stands, as a sentence; empty where it does not. */
  stands: string
  /** It missed images. */
  late: boolean
  chosen: boolean
  onChoose: () => void
  onDelete: () => void
}

function RecipeName({ recipe, stands, late, chosen, onChoose, onDelete }: RecipeNameProps) {
  const row = useContextMenu(() => ({
    title: recipe.name,
    groups: [
      [chosen ? null : { label: 'Show', icon: <Eye aria-hidden />, run: onChoose }],
      [{ label: 'Delete', icon: <Trash2 aria-hidden />, danger: true, run: onDelete }],
    ],
  }))
  return (
    <RadioGroup.Item
      ref={row}
      value={String(recipe.id)}
      data-autofocus={chosen}
      className="relative flex min-h-11 flex-col justify-center rounded-sm px-3 text-left text-text-2 hover:bg-subtle-hover data-[state=checked]:bg-selected data-[state=checked]:text-text data-[state=checked]:before:absolute data-[state=checked]:before:inset-y-3 data-[state=checked]:before:left-0 data-[state=checked]:before:w-[3px] data-[state=checked]:before:rounded-full data-[state=checked]:before:bg-accent"
    >
      <span className="w-full truncate">{recipe.name}</span>
      <span className="flex items-center gap-1 text-caption text-text-3 [&_svg]:size-3">
        {plural(recipe.steps.length, 'step')}
        {stands === '' ? null : (
          <span title={stands} className="flex items-center gap-1 text-accent">
            <Zap aria-hidden /> standing
          </span>
        )}
        {late ? <TriangleAlert aria-label="Missed images" className="text-warn" /> : null}
      </span>
    </RadioGroup.Item>
  )
}
