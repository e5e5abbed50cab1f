import { useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { Problem, reasonOf } from '@/api/problem'
import type { Restart, Settings, Status } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

const betweenLooks = 300
const looks = 100
/** Every picture of the backup is copied and checked meanwhile. */
const looksWhileRestoring = 24_000

const pause = () => new Promise((done) => setTimeout(done, betweenLooks))

/**
 * Waits until another start than this one answers; false when none does for long, or when it knows nobody of here. One that
 * is ending may refuse anything else.
 */
export async function comesBack(started: string, most: number): Promise<boolean> {
  for (let look = 0; look < most; look += 1) {
    await pause()
    try {
      if ((await get<Status>(api.status)).started !== started) return true
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return false
    }
  }
  return false
}

async function restart(): Promise<void> {
  const { started } = await get<Status>(api.status)
  const { stays } = await post<Restart>(api.restart, {})
  if (!stays)
    toast.show('LoraCraft goes on at another place.', {
      detail:
        'It opens its page there. If it does not, open it from its icon in the tray, or start it again.',
    })
  if (await comesBack(started, looks)) {
    const { restartProblem } = await get<Settings>(api.settings)
    if (restartProblem !== null) throw new Error(restartProblem)
    toast.good('LoraCraft has restarted.')
  } else if (stays) throw new Error('It does not answer yet.')
}

/** Starts the program anew, so that every changed setting takes effect, and waits until it is back. */
export function useRestart() {
  const client = useQueryClient()
  return useMutation({
    mutationKey: ['restart'],
    mutationFn: restart,
    onError: (error) => toast.bad('The restart did not go well.', { detail: reasonOf(error) }),
    onSettled: () => client.invalidateQueries(),
  })
}

async function restore(path: string): Promise<void> {
  const { started } = await get<Status>(api.status)
  await post<Restart>(api.backupsRestore, { path })
  if (!(await comesBack(started, looksWhileRestoring))) throw new Error('LoraCraft does not answer yet.')
  const { restartProblem } = await get<Settings>(api.settings)
  if (restartProblem !== null) throw new Error(restartProblem)
  toast.good('The backup is restored.')
}

/** Puts a backup in the place of what is there, while the program starts anew, and waits until it is back. */
export function useRestore() {
  const client = useQueryClient()
  return useMutation({
    mutationKey: ['restart'],
    mutationFn: restore,
    onError: (error) => toast.bad('Nothing was restored.', { detail: reasonOf(error) }),
    onSettled: () => client.resetQueries(),
  })
}
