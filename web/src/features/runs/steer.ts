import type { QueryClient } from '@tanstack/react-query'
import { post } from '@/api/client'
import { reasonOf } from '@/api/problem'
import type { Run } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'
import { keepRun } from './live'

export type Steer = 'pause' | 'resume' | 'cancel' | 'retry'

const refused: Readonly<Record<Steer, string>> = {
  pause: 'The run goes on',
  resume: 'The run stays paused',
  cancel: 'The run was not cancelled',
  retry: 'Nothing is tried again',
}

/** Pauses, resumes or cancels a run, or begins another that tries again what failed in it; what speaks against it is told. */
export async function steerRun(client: QueryClient, run: string, what: Steer): Promise<void> {
  try {
    keepRun(client, await post<Run>(api.runDo(run, what), {}))
  } catch (error) {
    toast.bad(refused[what], { detail: reasonOf(error) })
  }
}
