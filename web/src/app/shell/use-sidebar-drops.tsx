import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { Dataset } from '@/api/types'
import type { Drops } from '@/features/datasets/use-dataset-drop'
import { createImageActions } from '@/features/gallery/image-actions'
import { takeStep } from '@/components/edits/undo'
import type { DroppedFile } from '@/features/importing/dropped-files'
import { takeDrop } from '@/features/importing/take-drop'
import { NumberSet } from '@/lib/number-set'

const ImportDialog = lazy(() =>
  import('@/features/importing/ImportDialog').then((module) => ({ default: module.ImportDialog })),
)

/** What is dropped on a dataset in the sidebar: pictures go there, files open the import. */
export function useSidebarDrops() {
  const client = useQueryClient()
  const [incoming, setIncoming] = useState<{ dataset: Dataset; files: readonly DroppedFile[] } | null>(null)
  const drops: Drops = {
    onPictures: ({ dataset, images }, target, move) => {
      const undo = (change: string) => takeStep(client, target.id, { kind: 'undo', change })
      void createImageActions(client, dataset).copy(NumberSet.parse(images), target, move, undo)
    },
    onFiles: (transfer, dataset) => {
      void takeDrop(transfer).then((files) => {
        if (files.length > 0) setIncoming({ dataset, files })
      })
    },
  }
  const dialog =
    incoming === null ? null : (
      <Suspense>
        <ImportDialog
          dataset={incoming.dataset}
          dropped={incoming.files}
          open
          onOpenChange={() => setIncoming(null)}
        />
      </Suspense>
    )
  return { drops, dialog }
}
