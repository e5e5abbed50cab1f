import type { ReactNode } from 'react'
import { useLiveUpdates } from '../live-updates'

export function Shell({ children }: { children: ReactNode }) {
  const lost = useLiveUpdates()
  return (
    <div className="surface-mica flex h-full flex-col">
      {lost ? (
        <p role="status" className="bg-warn-soft px-4 py-1 text-warn">
          LoraCraft does not answer. Trying again…
        </p>
      ) : null}
      <main className="min-h-0 flex-1">{children}</main>
    </div>
  )
}
