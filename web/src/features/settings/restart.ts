import { useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { Problem, reasonOf } from '@/api/problem'
import type { Restart, Settings, Status } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { api } from '@/lib/paths'

const looks = 100
const betweenLooks = 300

const pause = () => new Promise((done) => setTimeout(done, betweenLooks))

/** Waits until another start than this one answers; false when none does for long, or when it knows nobody of here. */
async function comesBack(started: string): Promise<boolean> {
  for (let look = 0; look < looks; look += 1) {
    await pause()
    try {
      if ((await get<Status>(api.status)).started !== started) return true
    } catch (error) {
      if (error instanceof Problem) return false
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
  if (await comesBack(started)) {
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
