import type { QueryClient } from '@tanstack/react-query'
import { keys } from '@/api/keys'
import type { Run } from '@/api/types'
import { withRun } from './run-list'

/** Progress is carried by the event itself: nothing is fetched again for it. */
export function keepRun(client: QueryClient, run: Run): void {
  client.setQueryData<{ runs: Run[] }>(keys.runs, (page) => page && { runs: withRun(page.runs, run) })
}
