import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'

/** Stands where a proposal's words will be. */
export const WaitingWords = () => (
  <Waiting label="Loading the proposal">
    <Skeleton className="h-6 w-1/2" />
    <Skeleton className="h-24" />
    <Skeleton className="h-16" />
  </Waiting>
)

/** Stands where the walk through what waits will be. */
export const WaitingReview = () => (
  <div className="flex min-h-0 flex-1">
    <div className="flex min-w-0 flex-1 bg-well p-4">
      <Skeleton className="size-full" />
    </div>
    <div className="w-110 max-w-1/2 shrink-0 border-l border-line p-5">
      <WaitingWords />
    </div>
  </div>
)
