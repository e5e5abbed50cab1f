import { useQuery } from '@tanstack/react-query'
import { BotMessageSquare, CheckCheck, SearchX } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { Problem } from '@/api/problem'
import type { Dataset } from '@/api/types'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { EmptyState } from '@/components/EmptyState'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { FilterBox } from '@/features/gallery/FilterBox'
import { useSeen } from '@/features/gallery/use-seen'
import { useUndo } from '@/features/history/useUndo'
import { CoverageBar } from '@/features/reviewing/CoverageBar'
import { queueQuery, useDecide } from '@/features/reviewing/queries'
import { ReviewView } from '@/features/reviewing/ReviewView'
import { WaitingReview } from '@/features/reviewing/WaitingReview'
import { useActions } from '@/lib/actions/use-actions'
import { formatCount, plural } from '@/lib/format'
import { pages } from '@/lib/paths'
import { DatasetGate } from '../compare/DatasetGate'
import { PageTrail } from '../dataset/PageTrail'

function Review({ dataset }: { dataset: Dataset }) {
  const filter = new URLSearchParams(useSearch()).get('filter') ?? ''
  const [, navigate] = useLocation()
  const { data, error, refetch } = useQuery(queueQuery(dataset.id, filter))
  const undo = useUndo(dataset.id)
  const decide = useDecide(dataset.id, undo.undo)
  const [asking, setAsking] = useState(false)
  const [looked, setLooked] = useState<number | null>(null)
  useSeen(dataset.id, looked)
  const total = data?.total ?? 0
  const askAll = () => setAsking(true)
  const back = pages.dataset(dataset.id)
  useActions({
    'history.undo': {
      run: () => undo.undo(),
      label: undo.undoLabel === null ? 'Undo' : `Undo: ${undo.undoLabel}`,
    },
    'history.redo': {
      run: undo.redo,
      label: undo.redoLabel === null ? 'Redo' : `Redo: ${undo.redoLabel}`,
    },
    'review.acceptAll': { run: askAll, enabled: total > 0 },
    'review.leave': () => navigate(back),
  })
  const refusal = error instanceof Problem && error.position !== null ? error : null
  return (
    <section aria-label="Review" className="flex h-full flex-col">
      <header className="flex flex-col gap-3 border-b border-line px-6 pt-4 pb-3">
        <div className="flex flex-col gap-1">
          <PageTrail dataset={dataset} page="Review" back={back} />
          <div className="flex items-center gap-3">
            <h1 className="min-w-0 flex-1 truncate text-title font-semibold">Review {dataset.name}</h1>
            <Button asChild variant="subtle">
              <Link href={back}>To the pictures</Link>
            </Button>
          </div>
        </div>
        <div className="flex items-center gap-2">
          <FilterBox
            filter={filter}
            onChange={(text) => navigate(pages.review(dataset.id, { filter: text }), { replace: true })}
            problem={refusal}
          />
          <Button disabled={total === 0 || decide.isPending} onClick={askAll}>
            <CheckCheck aria-hidden /> Accept all {formatCount(total)}
          </Button>
        </div>
        <CoverageBar dataset={dataset.id} />
      </header>
      {error === null || refusal !== null ? null : (
        <div className="p-6">
          <ProblemAlert error={error} onRetry={refetch} />
        </div>
      )}
      {data === undefined ? (
        error === null ? (
          <WaitingReview />
        ) : null
      ) : data.proposals.length > 0 ? (
        <ReviewView
          dataset={dataset.id}
          queue={data.proposals}
          total={total}
          undo={undo.undo}
          onLook={setLooked}
        />
      ) : data.waiting > 0 ? (
        <EmptyState
          icon={<SearchX />}
          title="Nothing that waits matches"
          actions={
            <Button onClick={() => navigate(pages.review(dataset.id), { replace: true })}>
              Show all {formatCount(data.waiting)}
            </Button>
          }
        >
          The filter finds no image with a proposal.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<BotMessageSquare />}
          title="Nothing waits"
          actions={
            <Button asChild variant="accent">
              <Link href={back}>To the pictures</Link>
            </Button>
          }
        >
          Choose “Propose, I decide” under “Caption with AI…”, and what the model writes comes here instead of
          into the dataset: picture by picture, word by word beside what is there, yours to take, change or
          let go.
        </EmptyState>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Accept ${plural(total, 'proposal')}?`}
        confirm={`Accept ${formatCount(total)}`}
        onConfirm={() =>
          decide.mutate({
            what: 'accept',
            request: { scope: { filter } },
            say: (images) => `Accepted what was proposed for ${images}.`,
          })
        }
      >
        {filter === '' ? 'All that wait in this dataset' : 'All that the filter finds'} become texts of the
        dataset, as one change that can be undone.
      </ConfirmDialog>
    </section>
  )
}

/** What models propose for a dataset, to be decided by a person. */
export const ReviewPage = ({ id }: { id: number }) => (
  <DatasetGate id={id}>{(dataset) => <Review dataset={dataset} />}</DatasetGate>
)
