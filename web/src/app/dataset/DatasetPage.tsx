import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useSearch } from 'wouter'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { conceptsQuery } from '@/features/datasets/queries'
import { DatasetView } from './DatasetView'

const MomentView = lazy(() => import('./MomentView').then((module) => ({ default: module.MomentView })))

export function DatasetPage({ id, open }: { id: number; open: number | null }) {
  const { data: concepts, error, refetch } = useQuery(conceptsQuery)
  const at = new URLSearchParams(useSearch()).get('at') ?? ''
  if (concepts === undefined) {
    return error === null ? null : (
      <div className="p-6">
        <ProblemAlert error={error} onRetry={refetch} />
      </div>
    )
  }
  const dataset = concepts.flatMap((concept) => concept.datasets).find((each) => each.id === id)
  if (dataset === undefined) {
    return (
      <EmptyState icon={<ImageOff />} title="There is no such dataset">
        Choose one on the left.
      </EmptyState>
    )
  }
  return at === '' ? (
    <DatasetView dataset={dataset} concepts={concepts} open={open} />
  ) : (
    <Suspense>
      <MomentView dataset={dataset} at={at} open={open} />
    </Suspense>
  )
}
