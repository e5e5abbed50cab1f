import { useQuery } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import type { Session } from '@/api/types'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { useActions } from '@/lib/actions/use-actions'
import { formatDate } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { sessionsQuery, useRevokeSession, useRotateSessionKey } from './queries'

function SessionRow({ session }: { session: Session }) {
  const revoke = useRevokeSession()
  const [asking, setAsking] = useState(false)
  const signOut = () => (session.current ? setAsking(true) : revoke.mutate(session.id))
  const row = useContextMenu(() => ({
    title: session.browser,
    groups: [[{ label: 'Sign out', icon: <LogOut aria-hidden />, disabled: revoke.isPending, run: signOut }]],
  }))
  return (
    <li ref={row} className="flex items-center gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium">
          {session.browser}
          {session.current ? <Badge tone="accent">this one</Badge> : null}
        </p>
        <p className="text-caption text-text-3">
          Signed in {formatDate(session.created)}, last seen {formatDate(session.seen)}
        </p>
      </div>
      <Button
        size="sm"
        aria-label={`Sign out ${session.browser}, signed in ${formatDate(session.created)}`}
        disabled={revoke.isPending}
        onClick={signOut}
      >
        Sign out
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out this browser?"
        confirm="Sign out"
        onConfirm={() => revoke.mutate(session.id)}
      >
        The page closes here. Start LoraCraft once more to open it again.
      </ConfirmDialog>
    </li>
  )
}

/** The browsers that are signed in, and ways to sign them out. */
export function SessionList() {
  const { data: sessions, error, refetch } = useQuery(sessionsQuery)
  const rotate = useRotateSessionKey()
  const [asking, setAsking] = useState(false)
  useActions({ 'settings.signOutOthers': { run: () => setAsking(true), enabled: !rotate.isPending } })
  return (
    <section aria-labelledby="settings-sessions" className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <h2 id="settings-sessions" className="flex-1 text-subtitle font-semibold">
          Signed-in browsers
        </h2>
        <Button size="sm" disabled={rotate.isPending} onClick={() => setAsking(true)}>
          Sign out all others
        </Button>
      </div>
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {sessions === undefined && error === null ? <Skeleton className="h-16" /> : null}
      {sessions === undefined ? null : (
        <ul className="surface-layer divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out all other browsers?"
        confirm="Sign out"
        onConfirm={() => rotate.mutate()}
      >
        Sessions are signed with a new key. Only this browser stays signed in.
      </ConfirmDialog>
    </section>
  )
}
