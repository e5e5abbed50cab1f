import { useQuery } from '@tanstack/react-query'
import { Bookmark, Eye, GitCompare, Lock, LockOpen, Pencil, Text, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Dataset, Version } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { formatDate } from '@/lib/format'
import { useContextMenu, type MenuEntry } from '@/lib/menus'
import { pages } from '@/lib/paths'
import { VersionExports } from './VersionExports'
import { useVersions, versionsQuery } from './moment-queries'

interface VersionsDialogProps {
  dataset: Dataset
  onName: () => void
  onClose: () => void
}

/** The moments of a dataset that have a name. */
export function VersionsDialog({ dataset, onName, onClose }: VersionsDialogProps) {
  const { data: versions, error, refetch } = useQuery(versionsQuery(dataset.id))
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={onClose}
      title="Versions"
      description={`Named moments of ${dataset.name}, newest first. It is at version ${dataset.version} now.`}
      footer={
        <>
          <Button variant="accent" onClick={onName}>
            <Bookmark aria-hidden /> Name this version…
          </Button>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {error !== null ? (
        <ProblemAlert error={error} onRetry={refetch} />
      ) : versions?.length === 0 ? (
        <EmptyState icon={<Bookmark />} title="No version has a name yet">
          Name the moment before a training, or before a big clean-up: it can be looked at, compared, branched
          from and exported again at any time.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2">
          {versions?.map((version) => (
            <VersionItem key={version.name} dataset={dataset.id} version={version} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function VersionItem({ dataset, version }: { dataset: number; version: Version }) {
  const { update, remove } = useVersions(dataset)
  const [, navigate] = useLocation()
  const [changing, setChanging] = useState<'name' | 'description' | null>(null)
  const { name, locked } = version
  const menu = (): { title: string; groups: MenuEntry[][] } => ({
    title: name,
    groups: [
      [
        {
          label: 'Look at it',
          icon: <Eye aria-hidden />,
          run: () => navigate(pages.moment(dataset, version.version)),
        },
        {
          label: 'Compare with now',
          icon: <GitCompare aria-hidden />,
          run: () => navigate(pages.diff(dataset, { from: name })),
        },
      ],
      [
        {
          label: locked ? 'Unlock' : 'Lock: its name stays as it is',
          icon: locked ? <Lock aria-hidden /> : <LockOpen aria-hidden />,
          run: () => update.mutate({ of: name, locked: !locked }),
        },
        {
          label: 'Rename',
          icon: <Pencil aria-hidden />,
          disabled: locked,
          run: () => setChanging('name'),
        },
        {
          label: 'Describe',
          icon: <Text aria-hidden />,
          disabled: locked,
          run: () => setChanging('description'),
        },
        {
          label: 'Take the name off',
          icon: <Trash2 aria-hidden />,
          disabled: locked,
          run: () => remove.mutate(version),
        },
      ],
    ],
  })
  const row = useContextMenu(menu)
  return (
    <li ref={row} className="flex items-start gap-3 rounded-md border border-line bg-card p-3">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {changing === 'name' ? (
          <Change
            label="New name"
            text={name}
            onChange={(text) => update.mutate({ of: name, name: text })}
            onClose={() => setChanging(null)}
          />
        ) : (
          <p className="flex items-center gap-2">
            <Link href={pages.moment(dataset, version.version)} className="font-semibold hover:text-accent">
              {name}
            </Link>
            <Badge>version {version.version}</Badge>
            {locked ? <Badge tone="accent">locked</Badge> : null}
          </p>
        )}
        {changing === 'description' ? (
          <Change
            label="Description"
            text={version.description}
            onChange={(text) => update.mutate({ of: name, description: text.trim() })}
            onClose={() => setChanging(null)}
          />
        ) : version.description === '' ? null : (
          <p className="text-text-2 select-text">{version.description}</p>
        )}
        <p className="text-caption text-text-3">
          Named {formatDate(version.named)} by {version.actor}
        </p>
        <VersionExports dataset={dataset} version={version} />
      </div>
      {menu()
        .groups.flat()
        .map((entry) => (
          <IconButton key={entry.label} label={entry.label} disabled={entry.disabled} onClick={entry.run}>
            {entry.icon}
          </IconButton>
        ))}
    </li>
  )
}

interface ChangeProps {
  label: string
  text: string
  onChange: (text: string) => void
  onClose: () => void
}

/** A field in the place of the text that it changes. */
function Change({ label, text: before, onChange, onClose }: ChangeProps) {
  const [text, setText] = useState(before)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChange(text)
        onClose()
      }}
    >
      <Input
        aria-label={label}
        autoFocus // eslint-disable-line jsx-a11y/no-autofocus -- it stands where the button was
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
      />
    </form>
  )
}
