import { DiffComparison } from '@/features/history/DiffComparison'
import { DatasetGate } from './DatasetGate'

export const DiffPage = ({ id }: { id: number }) => (
  <DatasetGate id={id}>{(dataset, line) => <DiffComparison dataset={dataset} line={line} />}</DatasetGate>
)
