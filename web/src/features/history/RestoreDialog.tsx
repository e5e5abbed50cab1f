import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { plural } from '@/lib/format'
import { factName } from './image-difference'
import { restorePreviewQuery, useRestore, type RestoreWhat } from './moment-queries'

interface RestoreDialogProps {
  dataset: number
  at: string
  /** How the moment is called in a sentence. */
  moment: string
  /** Numbers of the selected images, like 1-5,9; empty = none is selected. */
  selected: string
  selectedCount: number
  onDone: () => void
  onClose: () => void
}

/** Makes the dataset, or some of it, as it was. Says before what that would do. */
export function RestoreDialog({
  dataset,
  at,
  moment,
  selected,
  selectedCount,
  onDone,
  onClose,
}: RestoreDialogProps) {
  const [what, setWhat] = useState<RestoreWhat>('all')
  const [only, setOnly] = useState(selectedCount > 0)
  const asked = { at, what, ...(only ? { images: selected } : {}) }
  const preview = useQuery(restorePreviewQuery(dataset, asked))
  const restore = useRestore(dataset)
  const { data } = preview
  const changes = data === undefined ? 0 : data.changed + data.returned + data.removed + data.settings.length
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Restore ${moment}?`}
      description="A new change makes the dataset as it was then. It can be undone, and nothing of what came since is lost."
      footer={
        <>
          <Button
            variant="accent"
            disabled={changes === 0 || restore.isPending}
            onClick={() => restore.mutate(asked, { onSuccess: onDone })}
          >
            Restore
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <fieldset className="flex flex-col gap-2">
          <legend className="pb-1 text-text-2">What</legend>
          <Radio name="what" checked={what === 'all'} onChange={() => setWhat('all')}>
            Everything: images, texts, marks, order{only ? '' : ', settings'}
          </Radio>
          <Radio name="what" checked={what === 'captions'} onChange={() => setWhat('captions')}>
            Tags and captions only
          </Radio>
        </fieldset>
        {selectedCount === 0 ? null : (
          <fieldset className="flex flex-col gap-2">
            <legend className="pb-1 text-text-2">Of which images</legend>
            <Radio name="which" checked={only} onChange={() => setOnly(true)}>
              The {plural(selectedCount, 'selected image')}
            </Radio>
            <Radio name="which" checked={!only} onChange={() => setOnly(false)}>
              All
            </Radio>
          </fieldset>
        )}
        {preview.error !== null ? (
          <ProblemAlert error={preview.error} onRetry={preview.refetch} />
        ) : data === undefined ? (
          <Skeleton className="h-6" />
        ) : (
          <p role="status">
            {changes === 0
              ? 'It is just so already.'
              : [
                  data.changed > 0 && `${plural(data.changed, 'image')} will change`,
                  data.returned > 0 && `${plural(data.returned, 'image')} will come out of the bin`,
                  data.removed > 0 && `${plural(data.removed, 'image')} will go into the bin`,
                  data.settings.length > 0 &&
                    `${data.settings.map((fact) => factName(fact.name)).join(', ')} will be as they were`,
                ]
                  .filter((part) => part !== false)
                  .join(', ') + '.'}
          </p>
        )}
      </div>
    </Dialog>
  )
}

interface RadioProps {
  name: string
  checked: boolean
  onChange: () => void
  children: ReactNode
}

function Radio({ children, ...input }: RadioProps) {
  return (
    <label className="flex items-center gap-2">
      <input type="radio" className="accent-accent" {...input} /> {children}
    </label>
  )
}
