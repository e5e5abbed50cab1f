import { keepPreviousData, queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { get, patch, post, remove, send } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { Changed, EditStep, Recipe, RecipeComparison, RecipeList, Scope } from '@/api/types'
import { undoAction } from '@/components/edits/undo'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { api } from '@/lib/paths'

export const recipesQuery = queryOptions({
  queryKey: keys.recipes,
  queryFn: ({ signal }) => get<RecipeList>(api.recipes, signal),
  select: ({ recipes }) => recipes,
})

/** What other steps would give beside what the recipe gives now. */
export const compareQuery = (recipe: number, dataset: number, steps: readonly EditStep[], scope: Scope) =>
  queryOptions({
    queryKey: [...keys.previews(dataset), 'compare', recipe, steps, scope],
    queryFn: ({ signal }) =>
      post<RecipeComparison>(api.recipeCompare(recipe), { steps, dataset, scope, samples: 20 }, signal),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    retry: false,
  })

/** Runs a command, tells its failure, and has the list read anew; null when it failed. */
async function command<T>(client: QueryClient, failed: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    toast.bad(failed, { detail: reasonOf(error) })
    return null
  } finally {
    void client.invalidateQueries({ queryKey: keys.recipes })
  }
}

interface NewRecipe {
  name: string
  steps: readonly EditStep[]
}

type RecipeChange = Partial<NewRecipe>

/** What one can do with recipes. Each says what was done and offers the way back. */
export function useRecipeActions() {
  const client = useQueryClient()

  const change = (recipe: Recipe, changes: RecipeChange) =>
    command(client, 'The recipe was not changed.', () => patch<Recipe>(api.recipe(recipe.id), changes))

  const stand = (recipe: Recipe, dataset: number, on: boolean) =>
    command(client, 'The rule was not changed.', () =>
      post<Recipe>(api.recipeStand(dataset, recipe.id), { on }),
    )

  const erase = (recipe: Recipe) =>
    command(client, 'The recipe was not deleted.', () => remove(api.recipe(recipe.id)).then(() => true))

  const bringBack = (recipe: Recipe) =>
    command(client, 'The recipe was not brought back.', () => post<Recipe>(api.recipeRestore(recipe.id), {}))

  return {
    /** Returns the new recipe, or throws the refusal, for the form that asked. */
    create: async (recipe: NewRecipe) => {
      const created = await post<Recipe>(api.recipes, recipe)
      void client.invalidateQueries({ queryKey: keys.recipes })
      toast.good(`Saved the recipe “${created.name}”.`, {
        action: { label: 'Undo', run: () => void erase(created) },
      })
      return created
    },

    /** Returns the recipe, or throws the refusal, for the form that asked. */
    importImplications: async (file: File, name: string, spaces: boolean) => {
      const answer = await send('PUT', api.recipeImplications(name, spaces), file, 'application/octet-stream')
      const recipe = (await answer.json()) as Recipe
      void client.invalidateQueries({ queryKey: keys.recipes })
      toast.good(`Imported into the recipe “${recipe.name}”.`)
      return recipe
    },

    save: async (recipe: Recipe, changes: RecipeChange) => {
      const saved = await change(recipe, changes)
      if (saved === null) return
      toast.good(`Changed the recipe “${saved.name}”.`, {
        action: {
          label: 'Undo',
          run: () => void change(saved, { name: recipe.name, steps: recipe.steps }),
        },
      })
    },

    /** Returns whether it was deleted. */
    erase: async (recipe: Recipe) => {
      const done = (await erase(recipe)) !== null
      if (done) {
        toast.show(`Deleted the recipe “${recipe.name}”.`, {
          action: { label: 'Undo', run: () => void bringBack(recipe) },
        })
      }
      return done
    },

    bringBack,

    stand: async (recipe: Recipe, dataset: number, on: boolean) => {
      if ((await stand(recipe, dataset, on)) === null) return
      toast.show(
        on ? `“${recipe.name}” now runs on what comes in.` : `“${recipe.name}” no longer runs by itself.`,
        { action: { label: 'Undo', run: () => void stand(recipe, dataset, !on) } },
      )
    },

    run: async (recipe: Recipe, dataset: number, scope: Scope) => {
      const done = await command(client, 'The recipe did not run.', () =>
        post<Changed>(api.recipeRun(dataset, recipe.id), { scope }),
      )
      if (done === null) return
      toast.good(
        done.images === 0
          ? `“${recipe.name}” had nothing to change.`
          : `Ran “${recipe.name}” – ${plural(done.images, 'image')}`,
        undoAction(client, dataset, done.change),
      )
    },
  }
}
