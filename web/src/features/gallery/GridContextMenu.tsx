import {
  ArrowLeft,
  ArrowRight,
  BotMessageSquare,
  Check,
  ClipboardCopy,
  ClipboardPaste,
  Copy,
  Eraser,
  FolderInput,
  Maximize2,
  RotateCcw,
  SquareCheckBig,
  Star,
  Tags,
  Trash2,
  Undo2,
  WandSparkles,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuLabel,
  ContextMenuSeparator,
  ContextMenuSub,
  ContextMenuSubContent,
  ContextMenuSubTrigger,
  ContextMenuTrigger,
} from '@/components/ui/context-menu'
import { plural } from '@/lib/format'
import { starAction, starCounts } from './star-actions'
import { Stars } from './Stars'
import { useCopiedTags } from '@/lib/tag-clipboard'
import type { Targets } from './use-targets'

/** Datasets to copy or move pictures to, under the concept they belong to. */
export interface Places {
  concept: string
  datasets: { id: number; name: string }[]
}

interface GridContextMenuProps {
  targets: Targets
  places: readonly Places[]
  bin: boolean
  onOpen: () => void
  /** Null when it is not about exactly one picture. */
  onForget: (() => void) | null
  onCaption: () => void
  onTag: () => void
  onBulkEdit: () => void
  children: ReactNode
}

function PlacesMenu({
  places,
  move,
  targets,
}: {
  places: readonly Places[]
  move: boolean
  targets: Targets
}) {
  return (
    <ContextMenuSub>
      <ContextMenuSubTrigger disabled={places.length === 0}>
        {move ? <FolderInput aria-hidden /> : <Copy aria-hidden />}
        {move ? 'Move to' : 'Copy to'}
      </ContextMenuSubTrigger>
      <ContextMenuSubContent>
        {places.map(({ concept, datasets }) => (
          <div key={concept} role="group" aria-label={concept}>
            <ContextMenuLabel>{concept}</ContextMenuLabel>
            {datasets.map((dataset) => (
              <ContextMenuItem key={dataset.id} onSelect={() => targets.copyTo(dataset, move)}>
                {dataset.name}
              </ContextMenuItem>
            ))}
          </div>
        ))}
      </ContextMenuSubContent>
    </ContextMenuSub>
  )
}

/** The one context menu of the page; it acts on what is selected. */
export function GridContextMenu({
  targets,
  places,
  bin,
  onOpen,
  onForget,
  onCaption,
  onTag,
  onBulkEdit,
  children,
}: GridContextMenuProps) {
  const copied = useCopiedTags()
  const none = targets.numbers.size === 0
  return (
    <ContextMenu>
      <ContextMenuTrigger asChild>{children}</ContextMenuTrigger>
      <ContextMenuContent className="w-72">
        <ContextMenuLabel>
          {none ? 'No picture selected' : plural(targets.numbers.size, 'picture')}
        </ContextMenuLabel>
        <ContextMenuItem disabled={none} onSelect={onOpen} shortcut="Enter">
          <Maximize2 aria-hidden /> Open
        </ContextMenuItem>
        <ContextMenuItem onSelect={targets.selectAll} action="selection.all">
          <SquareCheckBig aria-hidden /> Select all
        </ContextMenuItem>
        <ContextMenuSeparator />
        {bin ? (
          <ContextMenuItem disabled={none} onSelect={targets.restore}>
            <Undo2 aria-hidden /> Restore
          </ContextMenuItem>
        ) : (
          <>
            <ContextMenuItem disabled={none} onSelect={targets.keep} action="picture.keep">
              <Check aria-hidden /> Keep
            </ContextMenuItem>
            <ContextMenuItem disabled={none} onSelect={targets.reject} action="picture.reject">
              <X aria-hidden /> Reject
            </ContextMenuItem>
            <ContextMenuItem disabled={none} onSelect={targets.unmark} action="picture.unmark">
              <RotateCcw aria-hidden /> Unmark
            </ContextMenuItem>
            <ContextMenuSub>
              <ContextMenuSubTrigger disabled={none}>
                <Star aria-hidden /> Stars
              </ContextMenuSubTrigger>
              <ContextMenuSubContent>
                {starCounts.map((stars) => (
                  <ContextMenuItem
                    key={stars}
                    action={starAction(stars)}
                    onSelect={() => targets.star(stars)}
                  >
                    {stars === 0 ? 'No stars' : <Stars stars={stars} />}
                  </ContextMenuItem>
                ))}
              </ContextMenuSubContent>
            </ContextMenuSub>
            <ContextMenuSeparator />
            <ContextMenuItem disabled={none} onSelect={targets.copyTags} action="picture.copyTags">
              <ClipboardCopy aria-hidden /> Copy tags
            </ContextMenuItem>
            <ContextMenuItem
              disabled={none || copied.length === 0}
              onSelect={() => targets.pasteTags(false)}
              action="picture.pasteTags"
            >
              <ClipboardPaste aria-hidden /> Add copied tags
            </ContextMenuItem>
            <ContextMenuItem
              disabled={none || copied.length === 0}
              onSelect={() => targets.pasteTags(true)}
              action="picture.replaceTags"
            >
              <ClipboardPaste aria-hidden /> Replace tags
            </ContextMenuItem>
            <ContextMenuSeparator />
            <ContextMenuItem disabled={none} onSelect={onBulkEdit} action="dataset.bulkEdit">
              <WandSparkles aria-hidden /> Bulk edit
            </ContextMenuItem>
            <ContextMenuItem disabled={none} onSelect={onCaption} action="dataset.caption">
              <BotMessageSquare aria-hidden /> Caption with AI…
            </ContextMenuItem>
            <ContextMenuItem disabled={none} onSelect={onTag} action="dataset.tag">
              <Tags aria-hidden /> Tag with a local model…
            </ContextMenuItem>
            <ContextMenuSeparator />
            {targets.canStep ? (
              <>
                <ContextMenuItem disabled={none} onSelect={() => targets.step(-1)} action="picture.earlier">
                  <ArrowLeft aria-hidden /> Earlier in the order
                </ContextMenuItem>
                <ContextMenuItem disabled={none} onSelect={() => targets.step(1)} action="picture.later">
                  <ArrowRight aria-hidden /> Later in the order
                </ContextMenuItem>
                <ContextMenuSeparator />
              </>
            ) : null}
            <PlacesMenu places={places} move={false} targets={targets} />
            <PlacesMenu places={places} move targets={targets} />
            <ContextMenuSeparator />
            <ContextMenuItem danger disabled={none} onSelect={targets.remove} action="picture.remove">
              <Trash2 aria-hidden /> Move to the bin
            </ContextMenuItem>
          </>
        )}
        <ContextMenuItem
          danger
          disabled={onForget === null}
          onSelect={() => onForget?.()}
          action="picture.forget"
        >
          <Eraser aria-hidden /> Forget for good...
        </ContextMenuItem>
      </ContextMenuContent>
    </ContextMenu>
  )
}
