import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { Toaster } from '@/components/ui/toaster'
import { TooltipProvider } from '@/components/ui/tooltip'
import { createQueryClient } from '@/lib/query-client'
import { Routes } from './routes'
import { Shell } from './shell/Shell'

export function App() {
  const [client] = useState(createQueryClient)
  return (
    <QueryClientProvider client={client}>
      <TooltipProvider delayDuration={500}>
        <Shell>
          <Routes />
        </Shell>
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  )
}
