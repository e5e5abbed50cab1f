import { useIsMutating } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { useRestart } from './restart'

/** Beside a setting that was changed and waits for the next start. */
export function RestartButton() {
  const restart = useRestart()
  const restarting = useIsMutating({ mutationKey: ['restart'] }) > 0
  return (
    <Button size="sm" disabled={restarting} onClick={() => restart.mutate()}>
      {restarting ? 'Restarting…' : 'Restart now'}
    </Button>
  )
}
