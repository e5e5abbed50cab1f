import { useQuery } from '@tanstack/react-query'
import { conceptsQuery } from '@/features/datasets/queries'
import { DriftPage } from '@/features/drift/DriftPage'

export function DriftCheckPage() {
  const { data: concepts = [] } = useQuery(conceptsQuery)
  return <DriftPage datasets={concepts.flatMap((concept) => concept.datasets)} />
}
