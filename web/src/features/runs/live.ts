import type { QueryClient } from '@tanstack/react-query'
import type { Run } from '@/api/types'
import { runsQuery } from './queries'
import { withRun } from './run-list'

/** Progress is carried by the event itself: nothing is fetched again for it. */
export function keepRun(client: QueryClient, run: Run): void {
  client.setQueryData(runsQuery.queryKey, (page) => page && { runs: withRun(page.runs, run) })
}
