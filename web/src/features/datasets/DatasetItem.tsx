import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  ChartColumn,
  GitBranch,
  GitCompare,
  GitMerge,
  MoreHorizontal,
  Pencil,
  Settings2,
} from 'lucide-react'
import { useState, type DragEvent, type HTMLAttributes } from 'react'
import { Link } from 'wouter'
import type { Dataset } from '@/api/types'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Tooltip } from '@/components/ui/tooltip'
import { cn } from '@/lib/cn'
import { formatCount } from '@/lib/format'
import { droppedImages, isImageDrag, type ImageDrag } from '@/lib/image-drag'
import { pages } from '@/lib/paths'
import { InlineName } from './InlineName'

interface DatasetItemProps {
  dataset: Dataset
  /** What it was branched from, "Training set, version 12"; null when it is no branch. */
  origin: string | null
  /** There are datasets that come from it or that it comes from. */
  hasLine: boolean
  active: boolean
  dropLine: boolean
  drag: HTMLAttributes<HTMLElement>
  onRename: (name: string) => void
  onArchive: (archived: boolean) => void
  onStep: (step: -1 | 1) => void
  onSettings: () => void
  onOverview: () => void
  onCompare: () => void
  onMerge: () => void
  onPictures: (drag: ImageDrag, copy: boolean) => void
}

/** Pictures dragged here are moved, or copied with Ctrl. */
function usePictureDrop(dataset: Dataset, onPictures: DatasetItemProps['onPictures']) {
  const [over, setOver] = useState(false)
  return {
    over,
    onDragOver(event: DragEvent) {
      if (!isImageDrag(event.dataTransfer) || dataset.archived) return
      event.preventDefault()
      event.dataTransfer.dropEffect = event.ctrlKey ? 'copy' : 'move'
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false)
      const drag = droppedImages(event.dataTransfer)
      if (drag === null || drag.dataset === dataset.id) return
      event.preventDefault()
      onPictures(drag, event.ctrlKey)
    },
  }
}

export function DatasetItem(props: DatasetItemProps) {
  const {
    dataset,
    origin,
    hasLine,
    active,
    dropLine,
    drag,
    onRename,
    onArchive,
    onStep,
    onSettings,
    onPictures,
  } = props
  const [naming, setNaming] = useState(false)
  const { over, ...drop } = usePictureDrop(dataset, onPictures)
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
    <li {...drop} className={cn('rounded-sm', over && 'bg-accent-soft outline outline-accent')}>
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
            if (event.key === 'F2') setNaming(true)
            else if (event.altKey && event.key === 'ArrowUp') onStep(-1)
            else if (event.altKey && event.key === 'ArrowDown') onStep(1)
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
          {formatCount(dataset.images)}
        </span>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button
              variant="subtle"
              size="sm"
              aria-label={`More for ${dataset.name}`}
              className="sr-only w-7 px-0 group-focus-within:not-sr-only group-hover:not-sr-only data-[state=open]:not-sr-only"
            >
              <MoreHorizontal aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="start">
            <DropdownMenuItem shortcut="F2" onSelect={() => setTimeout(() => setNaming(true))}>
              <Pencil aria-hidden /> Rename
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={onSettings}>
              <Settings2 aria-hidden /> Settings…
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={props.onOverview}>
              <ChartColumn aria-hidden /> Overview
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={props.onCompare}>
              <GitCompare aria-hidden /> Compare…
            </DropdownMenuItem>
            {hasLine ? (
              <DropdownMenuItem onSelect={props.onMerge}>
                <GitMerge aria-hidden /> Merge from…
              </DropdownMenuItem>
            ) : null}
            <DropdownMenuSeparator />
            <DropdownMenuItem shortcut="Alt+↑" onSelect={() => onStep(-1)}>
              <ArrowUp aria-hidden /> Move up
            </DropdownMenuItem>
            <DropdownMenuItem shortcut="Alt+↓" onSelect={() => onStep(1)}>
              <ArrowDown aria-hidden /> Move down
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => onArchive(!dataset.archived)}>
              {dataset.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
              {dataset.archived ? 'Take out of the archive' : 'Archive'}
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
    </li>
  )
}
