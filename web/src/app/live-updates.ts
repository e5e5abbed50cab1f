import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { clientId, get } from '@/api/client'
import { keys } from '@/api/keys'
import type { LiveChange, Run, Status } from '@/api/types'
import { keepRun } from '@/features/runs/live'
import { api } from '@/lib/paths'
import { readAgain } from './read-again'
import { staleKeys } from './stale-keys'
import { createStalePump } from './stale-pump'

const patience = 2500

/** Where the log was when the server gave this page out, before the page read anything; null from a development server. */
const givenOutAt = () => document.querySelector<HTMLMetaElement>('meta[name="live-after"]')?.content ?? null

function listen(client: QueryClient, onLost: (lost: boolean) => void): () => void {
  let late: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let source: EventSource
  let seen = 0
  const pump = createStalePump((queryKey) => readAgain(client, queryKey))

  const open = (fresh: boolean) => {
    source = new EventSource(fresh ? api.live(givenOutAt()) : api.live())
    source.addEventListener('open', () => {
      clearTimeout(late)
      late = undefined
      onLost(false)
      // The page's first connection says where the page began, and the browser's own reconnect where it stopped; after a
      // new connection anything may be stale.
      if (!fresh) void client.invalidateQueries()
    })
    source.addEventListener('error', () => {
      late ??= setTimeout(() => onLost(true), patience)
      if (source.readyState !== EventSource.CLOSED) return
      // The connection does not say why it was refused; a question does, and locks the window when it is signed out.
      void client
        .query({ queryKey: keys.status, queryFn: () => get<Status>(api.status), staleTime: 0 })
        .catch(() => undefined)
      again = setTimeout(() => open(false), patience)
    })
    const begin = (event: MessageEvent<string>) => {
      seen = (JSON.parse(event.data) as { position: number }).position
    }
    source.addEventListener('hello', begin)
    // The log may be another one than this page knows, as after a backup was restored.
    source.addEventListener('reset', (event: MessageEvent<string>) => {
      begin(event)
      // In that log a run may be under way again that is known to be over.
      void client.resetQueries({ queryKey: keys.runs })
      void client.invalidateQueries()
    })
    source.addEventListener('change', (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as LiveChange
      if (change.position <= seen) return
      seen = change.position
      pump(staleKeys(change, clientId))
    })
    source.addEventListener('run', (event: MessageEvent<string>) => {
      const run = JSON.parse(event.data) as Run
      if (client.getQueryData(keys.runs) === undefined) void client.invalidateQueries({ queryKey: keys.runs })
      else keepRun(client, run)
    })
  }

  // A page that the browser keeps for "back" must not keep its connection: there are only a few for all of them.
  const leave = () => {
    clearTimeout(again)
    source.close()
  }
  const comeBack = (event: PageTransitionEvent) => {
    if (event.persisted) open(false)
  }
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', comeBack)
  open(true)
  return () => {
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', comeBack)
    clearTimeout(late)
    leave()
  }
}

/**
 * The one live connection of this window. It begins where the page began to read, and the browser reconnects by itself
 * and says where it stopped, so nothing is missed; true while the connection has been lost for more than a moment.
 */
export function useLiveUpdates(): boolean {
  const client = useQueryClient()
  const [lost, setLost] = useState(false)
  useEffect(() => listen(client, setLost), [client])
  return lost
}
