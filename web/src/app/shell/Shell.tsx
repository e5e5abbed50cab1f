import { useQueryClient } from '@tanstack/react-query'
import { PanelLeftClose, PanelLeftOpen, WifiOff } from 'lucide-react'
import { useCallback, useState, type ReactNode } from 'react'
import { Link, useRoute } from 'wouter'
import { takeStep } from '@/components/edits/undo'
import { Resizer } from '@/components/Resizer'
import { IconButton } from '@/components/ui/icon-button'
import { DatasetCommands } from '@/features/datasets/DatasetCommands'
import { Sidebar } from '@/features/datasets/Sidebar'
import type { Asked } from '@/features/datasets/use-dataset-menus'
import { RunTray } from '@/features/runs/RunTray'
import { UpdateLink } from '@/features/settings/UpdateLink'
import { useDragWatch } from '@/lib/drags'
import { pages } from '@/lib/paths'
import { useStored } from '@/lib/use-stored'
import { Commands } from '../commands/Commands'
import { useLiveUpdates } from '../live-updates'
import { AskedUndoDialog } from './AskedUndoDialog'
import { useSidebarDrops } from './use-sidebar-drops'

const idOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text))

/** The dataset or the concept that the page is about. */
function useActive(): { dataset: number | null; concept: number | null } {
  const [, ofDataset] = useRoute('/datasets/:dataset/*?')
  const [, ofConcept] = useRoute('/concepts/:concept/*?')
  return { dataset: idOf(ofDataset?.dataset), concept: idOf(ofConcept?.concept) }
}

function OfflineBanner() {
  return (
    <p role="status" className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-1.5 text-warn">
      <WifiOff className="size-4" aria-hidden />
      LoraCraft does not answer. Trying again; nothing you did is lost.
    </p>
  )
}

export function Shell({ children }: { children: ReactNode }) {
  const lost = useLiveUpdates()
  const client = useQueryClient()
  const active = useActive()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { drops, dialog } = useSidebarDrops()
  useDragWatch()
  const undoRun = useCallback(
    (dataset: number, change: string) => takeStep(client, dataset, { kind: 'undo', change }),
    [client],
  )
  const [open, setOpen] = useStored<boolean>('sidebar', true)
  const [width, setWidth] = useStored<number>('sidebar.width', 240)
  return (
    <div className="surface-mica flex h-full flex-col">
      <header className="title-bar flex shrink-0 items-center gap-2 px-2">
        <IconButton
          label={open ? 'Hide the datasets' : 'Show the datasets'}
          action="sidebar.toggle"
          onClick={() => setOpen(!open)}
        >
          {open ? <PanelLeftClose aria-hidden /> : <PanelLeftOpen aria-hidden />}
        </IconButton>
        <Link href={pages.home} className="flex items-center gap-2 rounded-sm px-1.5 py-1 font-semibold">
          <img src="/favicon.svg" alt="" className="size-5" />
          LoraCraft
        </Link>
        <span className="flex-1" />
        <UpdateLink />
        <RunTray onUndo={undoRun} />
        <Commands onSidebar={() => setOpen(!open)} />
      </header>
      {lost ? <OfflineBanner /> : null}
      <div className="flex min-h-0 flex-1">
        {open ? (
          <>
            <div className="shrink-0" style={{ width }}>
              <Sidebar active={active.dataset} drops={drops} onAsk={setAsked} />
            </div>
            <Resizer
              label="Width of the datasets"
              edge="right"
              width={width}
              min={180}
              max={400}
              initial={240}
              onResize={setWidth}
            />
          </>
        ) : null}
        <main className="min-w-0 flex-1 overflow-hidden rounded-tl-lg border-t border-l border-line bg-layer/40">
          {children}
        </main>
      </div>
      {dialog}
      <DatasetCommands {...active} asked={asked} onAsk={setAsked} />
      <AskedUndoDialog />
    </div>
  )
}
