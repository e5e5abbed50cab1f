import { useSearchParams } from 'wouter'
import { MergeChooser } from '@/features/history/MergeChooser'
import { MergeView } from '@/features/history/MergeView'
import { DatasetGate } from './DatasetGate'

export function MergePage({ id }: { id: number }) {
  const [search] = useSearchParams()
  const from = Number(search.get('from'))
  return (
    <DatasetGate id={id}>
      {(mine, line) => {
        const others = line.filter((each) => each.id !== id)
        const theirs = others.find((each) => each.id === from)
        return theirs === undefined ? (
          <MergeChooser mine={mine} others={others} />
        ) : (
          <MergeView key={theirs.id} mine={mine} theirs={theirs} />
        )
      }}
    </DatasetGate>
  )
}
