import { Ban, Copy, Download } from 'lucide-react'
import { cn } from '@/lib/cn'
import { useDrag } from '@/lib/drags'
import { dropHint, dropProblem } from './drop-text'
import type { Over } from './use-dataset-drop'

/** While something is dragged: what a drop would do, or why it cannot be dropped there. */
export function DropHint({ over }: { over: Over | null }) {
  const drag = useDrag()
  if (drag === null) return null
  const problem = over === null ? null : dropProblem(drag, over.dataset)
  const Icon = problem !== null ? Ban : drag.kind === 'files' ? Download : Copy
  return (
    <p
      role="status"
      className={cn(
        'm-2 flex animate-fade items-start gap-2 rounded-md border px-3 py-2',
        problem === null ? 'border-accent bg-accent-soft' : 'border-bad bg-bad-soft',
      )}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      {problem ?? dropHint(drag, over?.dataset ?? null, over?.move ?? false)}
    </p>
  )
}
