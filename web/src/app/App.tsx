import { QueryClientProvider } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { PageMenu } from '@/components/PageMenu'
import { Toaster } from '@/components/ui/toaster'
import { TooltipProvider } from '@/components/ui/tooltip'
import { createQueryClient } from '@/lib/query-client'
import { ErrorBoundary } from './ErrorBoundary'
import { LockedPage } from './LockedPage'
import { Routes } from './routes'
import { Shell } from './shell/Shell'

export function App() {
  const [{ client, lock }] = useState(createQueryClient)
  const locked = useSyncExternalStore(lock.subscribe, lock.isLocked)
  const [location] = useLocation()
  if (locked) return <LockedPage />
  return (
    <QueryClientProvider client={client}>
      <TooltipProvider delayDuration={500}>
        <ErrorBoundary on={location}>
          <Shell>
            <ErrorBoundary on={location}>
              <Routes />
            </ErrorBoundary>
          </Shell>
        </ErrorBoundary>
        <PageMenu />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  )
}
