import { GitBranch } from 'lucide-react'
import { useState, type HTMLAttributes } from 'react'
import { Link } from 'wouter'
import type { Dataset } from '@/api/types'
import { MoreMenu } from '@/components/MoreMenu'
import { Skeleton } from '@/components/ui/skeleton'
import { Tooltip } from '@/components/ui/tooltip'
import { means } from '@/lib/actions/use-actions'
import { cn } from '@/lib/cn'
import { formatCount } from '@/lib/format'
import { useContextMenu, type Menu } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { InlineName } from './InlineName'
import { useDatasetDrop, type Drops, type Over } from './use-dataset-drop'

interface DatasetItemProps {
  dataset: Dataset
  /** What it was branched from, "Training set, version 12"; null when it is no branch. */
  origin: string | null
  active: boolean
  dropLine: boolean
  drag: HTMLAttributes<HTMLElement>
  /** What can be done to it, where renaming is asked for here. */
  menuOf: (rename: () => void) => Menu
  onRename: (name: string) => void
  onStep: (step: -1 | 1) => void
  drops: Drops
  onOver: (over: Over | null) => void
}

export function DatasetItem(props: DatasetItemProps) {
  const { dataset, origin, active, dropLine, drag, menuOf, onRename, onStep } = props
  const [naming, setNaming] = useState(false)
  const drop = useDatasetDrop(dataset, props.drops, props.onOver)
  const menu = () => menuOf(() => setNaming(true))
  const row = useContextMenu(menu)
  if (naming) {
    return (
      <li className="px-1 py-0.5">
        <InlineName
          name={dataset.name}
          label="Name of the dataset"
          onDone={(name) => {
            setNaming(false)
            if (name !== null) onRename(name)
          }}
        />
      </li>
    )
  }
  return (
    <li
      ref={row}
      {...drop.handlers}
      data-drop={drop.state ?? undefined}
      className={cn(
        'rounded-sm',
        drop.state === 'open' && 'outline outline-dashed outline-line-control -outline-offset-1',
        drop.state === 'over' && 'bg-accent-soft outline-2 -outline-offset-2 outline-accent',
        drop.state === 'closed' && 'opacity-50',
      )}
    >
      <div
        {...drag}
        className={cn(
          'group relative flex h-8 items-center rounded-sm hover:bg-subtle-hover',
          active && 'bg-selected',
          dropLine && 'shadow-[0_-2px_0_var(--color-accent)]',
        )}
      >
        <span
          aria-hidden
          className={cn('absolute left-0 h-4 w-[3px] rounded-full bg-accent', !active && 'opacity-0')}
        />
        <Link
          href={pages.dataset(dataset.id)}
          draggable={false}
          aria-current={active ? 'page' : undefined}
          title={dataset.description || undefined}
          className={cn(
            'flex h-full min-w-0 flex-1 items-center gap-2 rounded-sm pl-7',
            !active && 'text-text-2',
          )}
          onDoubleClick={() => setNaming(true)}
          onKeyDown={(event) => {
            if (means(event, 'row.rename')) setNaming(true)
            else if (means(event, 'row.earlier')) onStep(-1)
            else if (means(event, 'row.later')) onStep(1)
            else return
            event.preventDefault()
          }}
        >
          <span className="truncate">{dataset.name}</span>
          {origin === null ? null : (
            <Tooltip text={`Branched from ${origin}`} side="right">
              <GitBranch
                role="img"
                aria-label={`Branched from ${origin}`}
                className="size-3.5 shrink-0 text-text-3"
              />
            </Tooltip>
          )}
        </Link>
        <span className="px-2 text-caption text-text-3 tabular-nums group-focus-within:hidden group-hover:hidden">
          {dataset.images === null ? <Skeleton className="h-3 w-8" /> : formatCount(dataset.images)}
        </span>
        <MoreMenu
          label={`More for ${dataset.name}`}
          groups={menu().groups}
          className="sr-only group-focus-within:not-sr-only group-hover:not-sr-only data-[state=open]:not-sr-only"
        />
      </div>
    </li>
  )
}
