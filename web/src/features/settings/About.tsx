import { useQuery } from '@tanstack/react-query'
import type { Update } from '@/api/types'
import { Button } from '@/components/ui/button'
import { useActions } from '@/lib/actions/use-actions'
import { formatDate } from '@/lib/format'
import { statusQuery, updateQuery, useAllowUpdateCheck } from './queries'

function UpdateQuestion() {
  const allow = useAllowUpdateCheck()
  useActions({
    'settings.checkUpdates': {
      choices: [
        { label: 'Yes', run: () => allow.mutate(true) },
        { label: 'No', run: () => allow.mutate(false) },
      ],
    },
  })
  return (
    <div role="group" aria-label="Check for updates?" className="flex flex-wrap items-center gap-2">
      <p className="min-w-60 flex-1 text-text-2">
        Check for updates? Once a day at most, LoraCraft would ask the address of updates for its newest
        version. Nothing is sent before you say yes, and nothing about you afterwards.
      </p>
      <Button size="sm" disabled={allow.isPending} onClick={() => allow.mutate(true)}>
        Yes
      </Button>
      <Button size="sm" disabled={allow.isPending} onClick={() => allow.mutate(false)}>
        No
      </Button>
    </div>
  )
}

function UpdateResult({ update }: { update: Update }) {
  const { newer, problem, checked } = update
  if (problem !== null) return <p className="text-text-2">{problem}</p>
  if (newer === null)
    return <p className="text-text-2">This is the newest version, asked {formatDate(checked ?? '')}.</p>
  return (
    <p>
      <a href={newer.url} target="_blank" rel="noreferrer" className="font-medium text-accent underline">
        LoraCraft {newer.version} is out
      </a>
      <span className="block whitespace-pre-line text-text-2">{newer.notes}</span>
    </p>
  )
}

/** What is running, and what is newer where the person wants to know. */
export function About() {
  const { data: status } = useQuery(statusQuery)
  const { data: update } = useQuery(updateQuery)
  return (
    <section aria-labelledby="settings-about" className="flex flex-col gap-2">
      <h2 id="settings-about" className="text-subtitle font-semibold">
        About
      </h2>
      <div className="surface-layer flex flex-col gap-2 px-4 py-3">
        <p className="select-text">LoraCraft {status?.version}</p>
        {update?.asked === false ? <UpdateQuestion /> : null}
        {update?.on ? <UpdateResult update={update} /> : null}
      </div>
    </section>
  )
}
