import { useQuery } from '@tanstack/react-query'
import { Split } from 'lucide-react'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { plural } from '@/lib/format'
import { withTermState } from './filter-terms'
import { conflictsQuery } from './queries'

interface ConflictsDialogProps {
  dataset: Dataset
  open: boolean
  onOpenChange: (open: boolean) => void
  onFilter: (filter: string) => void
}

/** Images that have several tags of a group of which they can have one; a click shows them. */
export function ConflictsDialog({ open, ...props }: ConflictsDialogProps) {
  return open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ dataset, onOpenChange, onFilter }: Omit<ConflictsDialogProps, 'open'>) {
  const { data, error, refetch } = useQuery(conflictsQuery(dataset.id))
  const show = (within: string | null, first: string, second: string) => {
    const start = within === null ? '' : `(${within})`
    onFilter(withTermState(withTermState(start, first, 'required'), second, 'required'))
    onOpenChange(false)
  }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="lg"
      title="Tags that exclude each other"
      description="Groups of the recipes that apply to new arrivals here, and the images that have several of one."
      className="flex min-h-60 flex-col gap-4"
    >
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {data === undefined && error === null ? <Skeleton className="h-24" /> : null}
      {data?.length === 0 ? (
        <EmptyState icon={<Split />} title="No groups yet">
          Make a recipe with the step <em>Exclusive tags</em>, such as day, night, dusk, and let it apply to
          new arrivals of this dataset. Images that have two of them are listed here.
        </EmptyState>
      ) : null}
      {data?.map(({ recipe, name, tags, filter, images, pairs }, at) => (
        <section key={`${recipe} ${at}`} aria-label={`${name}: ${tags.join(', ')}`}>
          <p className="font-semibold">
            {tags.join(', ')} <span className="text-caption font-normal text-text-3">{name}</span>
          </p>
          {images === 0 ? <p className="text-text-3">No image has two of them.</p> : null}
          <ul className="flex flex-col gap-1 py-1">
            {pairs.map((pair) => (
              <li key={`${pair.first},${pair.second}`}>
                <Button size="sm" onClick={() => show(filter, pair.first, pair.second)}>
                  {pair.first} and {pair.second}
                  <span className="text-caption text-text-3 tabular-nums">
                    {plural(pair.images, 'image')}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}
