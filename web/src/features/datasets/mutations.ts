import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patch, post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { Concept, Dataset } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

interface ConceptsPage {
  concepts: Concept[]
}

export type ConceptChange = Partial<Pick<Concept, 'name' | 'description' | 'archived'>>
export type DatasetChange = Partial<
  Pick<Dataset, 'name' | 'description' | 'archived' | 'triggerWord' | 'className' | 'repeats' | 'family'>
>

/** What the sidebar can do: each shows at once in the list, and a refused one goes back with its reason. */
export function useConceptActions() {
  const client = useQueryClient()
  const show = (change: (concepts: Concept[]) => Concept[]) => {
    const before = client.getQueryData<ConceptsPage>(keys.concepts)
    if (before !== undefined) {
      client.setQueryData<ConceptsPage>(keys.concepts, { concepts: change(before.concepts) })
    }
    return () => client.setQueryData(keys.concepts, before)
  }
  const attempt = async <T>(rollback: () => unknown, send: () => Promise<T>): Promise<T | null> => {
    try {
      const answer = await send()
      await client.invalidateQueries({ queryKey: keys.concepts })
      return answer
    } catch (error) {
      rollback()
      toast.bad('That did not work', { detail: reasonOf(error) })
      return null
    }
  }
  const sorted = <T extends { id: number }>(items: readonly T[], ids: readonly number[]) =>
    [...items].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  const datasetsOf = (concept: number, change: (datasets: Dataset[]) => Dataset[]) =>
    show((concepts) =>
      concepts.map((each) => (each.id === concept ? { ...each, datasets: change(each.datasets) } : each)),
    )

  const changeConcept = (id: number, change: ConceptChange) =>
    attempt(
      show((concepts) => concepts.map((each) => (each.id === id ? { ...each, ...change } : each))),
      () => patch<Concept>(api.concept(id), change),
    )
  const changeDataset = (dataset: Dataset, change: DatasetChange) =>
    attempt(
      datasetsOf(dataset.concept, (all) =>
        all.map((each) => (each.id === dataset.id ? { ...each, ...change } : each)),
      ),
      () => patch<Dataset>(api.dataset(dataset.id), change),
    )
  /** Says where it went, and offers the way back. */
  const tell = (name: string, archived: boolean, back: () => unknown) =>
    toast.show(archived ? `${name} is in the archive` : `${name} is out of the archive`, {
      action: { label: 'Undo', run: () => void back() },
    })

  return {
    changeConcept,
    changeDataset,
    async archiveConcept({ id, name }: Concept, archived: boolean) {
      const done = await changeConcept(id, { archived })
      if (done !== null) tell(name, archived, () => changeConcept(id, { archived: !archived }))
    },
    async archiveDataset(dataset: Dataset, archived: boolean) {
      const done = await changeDataset(dataset, { archived })
      if (done !== null) tell(dataset.name, archived, () => changeDataset(dataset, { archived: !archived }))
    },
    reorderConcepts: (ids: readonly number[]) =>
      attempt(
        show((concepts) => sorted(concepts, ids)),
        () => post(api.conceptsReorder, { ids }),
      ),
    reorderDatasets: (concept: number, ids: readonly number[]) =>
      attempt(
        datasetsOf(concept, (all) => sorted(all, ids)),
        () => post(api.conceptDatasetsReorder(concept), { ids }),
      ),
  }
}

export function useCreateDataset() {
  const client = useQueryClient()
  return useMutation({
    /** Into a concept that is there, or into a new one of that name. */
    mutationFn: async ({ concept, name }: { concept: number | string; name: string }) => {
      const id =
        typeof concept === 'number' ? concept : (await post<Concept>(api.concepts, { name: concept })).id
      return post<Dataset>(api.conceptDatasets(id), { name })
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.concepts }),
  })
}

/** Draws the sample; its pictures come in behind it. */
export function useMakeSample() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => (await post<{ dataset: Dataset }>(api.sample, {})).dataset,
    onSettled: () => client.invalidateQueries({ queryKey: keys.concepts }),
  })
}
