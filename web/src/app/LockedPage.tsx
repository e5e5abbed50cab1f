import { KeyRound } from 'lucide-react'
import { EmptyState } from '@/components/EmptyState'

export function LockedPage() {
  return (
    <main className="surface-mica h-full">
      <EmptyState icon={<KeyRound />} title="Open LoraCraft from its link again">
        This window has no key to your datasets, or it has run out. Choose “Open” from the LoraCraft icon in
        the system tray, or use the link that the program printed when it started.
      </EmptyState>
    </main>
  )
}
