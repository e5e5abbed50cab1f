import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { clientId } from '@/api/client'
import { keys } from '@/api/keys'
import type { LiveChange, Run } from '@/api/types'
import { staleKeys as captionsStale } from '@/features/captions/live'
import { staleKeys as datasetsStale } from '@/features/datasets/live'
import { staleKeys as galleryStale } from '@/features/gallery/live'
import { staleKeys as historyStale } from '@/features/history/live'
import { api } from '@/lib/paths'

function settle(client: QueryClient, change: LiveChange) {
  const stale = datasetsStale(change)
  for (const { id, what } of change.datasets) {
    // Our own change settles where it was made; only what it could not foresee is fetched again.
    const own = change.client === clientId
    stale.push(...(own ? galleryStale(id, what).slice(0, 1) : galleryStale(id, what)))
    stale.push(...captionsStale(id, what), ...historyStale(id))
  }
  if (change.runs.length > 0) stale.push(keys.runs)
  for (const queryKey of stale) void client.invalidateQueries({ queryKey })
}

function keepRun(client: QueryClient, run: Run) {
  client.setQueryData<{ runs: Run[] }>(keys.runs, (page) => {
    if (page === undefined) return page
    const known = page.runs.some((each) => each.id === run.id)
    return { runs: known ? page.runs.map((each) => (each.id === run.id ? run : each)) : [run, ...page.runs] }
  })
}

/**
 * The one live connection of this window. The browser reconnects by itself and says where it stopped, so nothing is
 * missed; true while the connection has been lost for more than a moment.
 */
export function useLiveUpdates(): boolean {
  const client = useQueryClient()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const source = new EventSource(api.live)
    let late: ReturnType<typeof setTimeout> | undefined
    source.addEventListener('open', () => {
      clearTimeout(late)
      late = undefined
      setLost(false)
    })
    source.addEventListener('error', () => {
      late ??= setTimeout(() => setLost(true), 2500)
    })
    source.addEventListener('change', (event: MessageEvent<string>) => {
      settle(client, JSON.parse(event.data) as LiveChange)
    })
    source.addEventListener('run', (event: MessageEvent<string>) => {
      keepRun(client, JSON.parse(event.data) as Run)
    })
    return () => {
      clearTimeout(late)
      source.close()
    }
  }, [client])
  return lost
}
