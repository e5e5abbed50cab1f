import { Skeleton } from './ui/skeleton'

/** Stands where a page will be, while its code or its first data is on the way. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex h-full flex-col gap-6 overflow-hidden px-6 py-6">
      <Skeleton className="h-8 w-48 shrink-0" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-3">
        {Array.from({ length: 8 }, (_, index) => (
          <Skeleton key={index} className="h-44" />
        ))}
      </div>
    </div>
  )
}
