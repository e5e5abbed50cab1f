import { DiffComparison } from '@/features/history/DiffComparison'
import { PageTrail } from '../dataset/PageTrail'
import { DatasetGate } from './DatasetGate'

export const DiffPage = ({ id }: { id: number }) => (
  <DatasetGate id={id}>
    {(dataset, line) => (
      <DiffComparison dataset={dataset} line={line} trail={<PageTrail dataset={dataset} page="Compare" />} />
    )}
  </DatasetGate>
)
