import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuTrigger,
} from '@/components/ui/context-menu'
import { Dialog } from '@/components/ui/dialog'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { HoverCard } from '@/components/ui/hover-card'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { toast } from '@/components/ui/toast-store'
import { Tooltip } from '@/components/ui/tooltip'
import { Exhibit } from './Exhibit'

const nothing = () => undefined

export function Overlays({ disabled }: { disabled: boolean }) {
  const [size, setSize] = useState<'sm' | 'lg' | 'xl' | null>(null)
  return (
    <>
      <Exhibit name="Dialog">
        {(['sm', 'lg', 'xl'] as const).map((each) => (
          <Button key={each} disabled={disabled} onClick={() => setSize(each)}>
            {each}
          </Button>
        ))}
        {size === null ? null : (
          <Dialog
            open
            size={size}
            onOpenChange={() => setSize(null)}
            title="A dialog"
            description="With a description."
            footer={<Button onClick={() => setSize(null)}>Close</Button>}
          >
            What it is about.
          </Dialog>
        )}
      </Exhibit>
      <Exhibit name="DropdownMenu, ContextMenu">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button disabled={disabled}>Menu</Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuLabel>A label</DropdownMenuLabel>
            <DropdownMenuItem action="row.rename">
              <Pencil aria-hidden /> Rename
            </DropdownMenuItem>
            <DropdownMenuItem disabled>Not now</DropdownMenuItem>
            <DropdownMenuCheckboxItem checked>Checked</DropdownMenuCheckboxItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem danger>
              <Trash2 aria-hidden /> Remove
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
        <ContextMenu>
          <ContextMenuTrigger className="surface-layer px-4 py-2">
            The right button opens it
          </ContextMenuTrigger>
          <ContextMenuContent>
            <ContextMenuItem shortcut="Enter">Open</ContextMenuItem>
          </ContextMenuContent>
        </ContextMenu>
      </Exhibit>
      <Exhibit name="Popover, Tooltip, HoverCard">
        <Popover>
          <PopoverTrigger asChild>
            <Button disabled={disabled}>Popover</Button>
          </PopoverTrigger>
          <PopoverContent aria-label="A popover">Whatever one needs for a moment.</PopoverContent>
        </Popover>
        <Tooltip text="What it does" action="history.undo">
          <Button>Tooltip</Button>
        </Tooltip>
        <HoverCard card={<p>More about it.</p>}>
          <Button>HoverCard</Button>
        </HoverCard>
      </Exhibit>
      <Exhibit name="Toaster">
        <Button onClick={() => toast.show('Plain', { action: { label: 'Undo', run: nothing } })}>
          Plain
        </Button>
        <Button onClick={() => toast.good('Good', { detail: 'With a detail.' })}>Good</Button>
        <Button onClick={() => toast.bad('Bad', { detail: 'With the reason.' })}>Bad</Button>
      </Exhibit>
    </>
  )
}
