import { useSearchParams } from 'wouter'
import { MergeChooser } from '@/features/history/MergeChooser'
import { MergeView } from '@/features/history/MergeView'
import { PageTrail } from '../dataset/PageTrail'
import { DatasetGate } from './DatasetGate'

export function MergePage({ id }: { id: number }) {
  const [search] = useSearchParams()
  const from = Number(search.get('from'))
  return (
    <DatasetGate id={id}>
      {(mine, line) => {
        const others = line.filter((each) => each.id !== id)
        const trail = <PageTrail dataset={mine} page="Merge" />
        const theirs = others.find((each) => each.id === from)
        return theirs === undefined ? (
          <MergeChooser mine={mine} others={others} trail={trail} />
        ) : (
          <MergeView key={theirs.id} mine={mine} theirs={theirs} trail={trail} />
        )
      }}
    </DatasetGate>
  )
}
