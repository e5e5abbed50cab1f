import type { QueryClient } from '@tanstack/react-query'
import { post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { Undone } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { api } from '@/lib/paths'

/** The Undo of a toast that tells of a change; nothing when nothing changed. */
export function undoAction(client: QueryClient, dataset: number, change: string | null) {
  return change === null
    ? {}
    : { action: { label: 'Undo', run: () => void undoChange(client, dataset, change) } }
}

async function undoChange(client: QueryClient, dataset: number, change: string): Promise<void> {
  try {
    const { images } = await post<Undone>(api.undo(dataset), { change })
    toast.show(`Undone on ${plural(images, 'image')}.`)
  } catch (error) {
    toast.bad('It could not be undone.', { detail: reasonOf(error) })
  }
  void client.invalidateQueries({ queryKey: keys.dataset(dataset) })
}
