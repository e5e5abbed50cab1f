import { useLocation } from 'wouter'
import type { Dataset } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { pages } from '@/lib/paths'
import { useBranch, useVersions } from './moment-queries'
import { NameDialog } from './NameDialog'
import { RestoreDialog } from './RestoreDialog'
import { VersionsDialog } from './VersionsDialog'

/** What is asked about a moment; `at` is absent where it is about now. */
export type AskedMoment =
  | { kind: 'restore'; at: string; moment: string }
  | { kind: 'branch'; at?: string }
  | { kind: 'name'; at?: string }
  | { kind: 'versions' }

interface MomentDialogsProps {
  dataset: Dataset
  asked: AskedMoment | null
  selected: string
  selectedCount: number
  onAsk: (asked: AskedMoment | null) => void
}

/** The dialogs about moments of a dataset, one at a time. */
export function MomentDialogs({ dataset, asked, selected, selectedCount, onAsk }: MomentDialogsProps) {
  const [, navigate] = useLocation()
  const close = () => onAsk(null)
  switch (asked?.kind) {
    case 'restore':
      return (
        <RestoreDialog
          dataset={dataset.id}
          at={asked.at}
          moment={asked.moment}
          selected={selected}
          selectedCount={selectedCount}
          onClose={close}
          onDone={() => {
            close()
            navigate(pages.dataset(dataset.id))
          }}
        />
      )
    case 'branch':
      return <BranchDialog dataset={dataset} at={asked.at} onClose={close} />
    case 'name':
      return <VersionDialog dataset={dataset} at={asked.at} onClose={close} />
    case 'versions':
      return <VersionsDialog dataset={dataset} onName={() => onAsk({ kind: 'name' })} onClose={close} />
    case undefined:
      return null
  }
}

interface AtProps {
  dataset: Dataset
  at: string | undefined
  onClose: () => void
}

function BranchDialog({ dataset, at, onClose }: AtProps) {
  const branch = useBranch(dataset.id)
  const [, navigate] = useLocation()
  return (
    <NameDialog
      title="Branch"
      description={`A new dataset that goes on from ${at === undefined ? 'where this one is' : `version ${at}`}. No picture is copied; either goes its own way, and they can be merged again.`}
      confirm="Branch"
      name={`${dataset.name} branch`}
      busy={branch.isPending}
      error={branch.error}
      onClose={onClose}
      onConfirm={(name) =>
        branch.mutate(
          { name, at },
          {
            onSuccess: (made) => {
              onClose()
              toast.good(`“${made.name}” goes on from here.`)
              navigate(pages.dataset(made.id))
            },
          },
        )
      }
    />
  )
}

function VersionDialog({ dataset, at, onClose }: AtProps) {
  const { name } = useVersions(dataset.id)
  return (
    <NameDialog
      title="Name this version"
      description="A name to find this moment again by, to compare with, and to export from a year later just as it was."
      confirm="Name it"
      name=""
      describe
      busy={name.isPending}
      error={name.error}
      onClose={onClose}
      onConfirm={(text, description) =>
        name.mutate(
          { name: text, description, at },
          {
            onSuccess: () => {
              onClose()
              toast.good(`“${text}” is kept.`)
            },
          },
        )
      }
    />
  )
}
