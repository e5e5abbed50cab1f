import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { conceptsQuery } from '@/features/datasets/queries'
import { lineOf } from '@/features/history/lineage'

interface DatasetGateProps {
  id: number
  /** Gets the dataset, and all that come from each other with it. */
  children: (dataset: Dataset, line: readonly Dataset[]) => ReactNode
}

/** What needs a dataset and its line, once they are known. */
export function DatasetGate({ id, children }: DatasetGateProps) {
  const { data: concepts, error, refetch } = useQuery(conceptsQuery)
  if (concepts === undefined) {
    return error === null ? (
      <Waiting label="Loading the dataset" className="p-6">
        <Skeleton className="h-40" />
      </Waiting>
    ) : (
      <div className="p-6">
        <ProblemAlert error={error} onRetry={refetch} />
      </div>
    )
  }
  const datasets = concepts.flatMap((concept) => concept.datasets)
  const dataset = datasets.find((each) => each.id === id)
  if (dataset === undefined) {
    return (
      <EmptyState icon={<ImageOff />} title="There is no such dataset">
        Choose one on the left.
      </EmptyState>
    )
  }
  return children(dataset, lineOf(datasets, id))
}
