import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { conceptsQuery } from '@/features/datasets/queries'
import { DatasetView } from './DatasetView'

export function DatasetPage({ id, open }: { id: number; open: number | null }) {
  const { data: concepts, error } = useQuery(conceptsQuery)
  if (concepts === undefined) {
    return error === null ? null : (
      <div className="p-6">
        <ProblemAlert error={error} />
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
  return <DatasetView dataset={dataset} concepts={concepts} open={open} />
}
