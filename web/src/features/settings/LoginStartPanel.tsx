import { useQuery } from '@tanstack/react-query'
import { reasonOf } from '@/api/problem'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Checkbox } from '@/components/ui/checkbox'
import { Skeleton } from '@/components/ui/skeleton'
import { useActions } from '@/lib/actions/use-actions'
import { loginStartQuery, useSetLoginStart } from './queries'

/** Whether LoraCraft starts when the person logs in, and what the switch writes. */
export function LoginStartPanel() {
  const { data, error } = useQuery(loginStartQuery)
  const set = useSetLoginStart()
  const on = data?.on ?? null
  useActions({
    'settings.startAtLogin': {
      run: () => set.mutate(on === false),
      label: on === true ? 'Do not start at login' : 'Start at login',
      enabled: on !== null && !set.isPending,
    },
  })
  return (
    <section aria-labelledby="settings-login" className="flex flex-col gap-2">
      <h2 id="settings-login" className="text-subtitle font-semibold">
        Start at login
      </h2>
      {error === null ? null : <ProblemAlert error={error} />}
      {data === undefined && error === null ? <Skeleton className="h-16" /> : null}
      {data === undefined ? null : (
        <div className="surface-layer flex flex-col gap-1 px-4 py-3">
          {data.on === null ? (
            <p className="text-text-2">
              LoraCraft knows no such switch on this system. Add it to the login items in the system’s
              settings.
            </p>
          ) : (
            <>
              <Checkbox
                checked={data.on}
                disabled={set.isPending}
                onChange={(on) => set.mutate(on)}
                label="Start LoraCraft when I log in, without opening the page"
              />
              <p className="text-caption text-text-3">
                This writes <span className="select-text">{data.place}</span>
              </p>
            </>
          )}
          {set.error === null ? null : (
            <p role="alert" className="text-bad">
              {reasonOf(set.error)}
            </p>
          )}
        </div>
      )}
    </section>
  )
}
