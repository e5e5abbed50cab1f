import { useInfiniteQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import type { DriftFound, DriftKind } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Skeleton } from '@/components/ui/skeleton'
import { formatCount } from '@/lib/format'
import { isChosen, stateOf, withItem, withKind, type Choice } from './choice'
import { DriftRow } from './DriftRow'
import { itemsQuery } from './queries'

const titles: Record<DriftKind, { title: string; taken: string }> = {
  caption: { title: 'Captions changed', taken: 'The texts become tags and captions again.' },
  caption_removed: {
    title: 'Captions removed',
    taken: 'The tags and captions that were exported are taken away here too.',
  },
  picture: {
    title: 'Pictures changed',
    taken: 'Each comes in as a new image with the texts of the old one, which goes to the bin.',
  },
  added: { title: 'Pictures added', taken: 'They are imported, with the texts beside them.' },
  removed: { title: 'Pictures removed', taken: 'Their images go to the bin.' },
}

interface DriftGroupProps {
  run: string
  found: DriftFound
  count: DriftFound['kinds'][number]
  choice: Choice
  onChoice: (choice: Choice) => void
}

/** Arrow keys go from one checkbox to the next, as in a list. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement) || event.target.role !== 'checkbox') return
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-drift] [role=checkbox]:not(:disabled)')]
  const next = boxes[boxes.indexOf(event.target) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

export function DriftGroup({ run, found, count, choice, onChoice }: DriftGroupProps) {
  const { kind, total } = count
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    itemsQuery(run, kind),
  )
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const { title, taken } = titles[kind]
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the checkboxes in it
    <section aria-label={title} data-drift onKeyDown={moveFocus} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="font-semibold">
          <Checkbox
            checked={stateOf(choice, kind)}
            disabled={count.problems === total}
            onChange={(on) => onChoice(withKind(choice, kind, on))}
            label={`${title} (${formatCount(total)})`}
          />
        </h2>
        <p className="text-caption text-text-3">{taken}</p>
      </div>
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {data === undefined && error === null ? <Skeleton className="h-24" /> : null}
      {items.length === 0 ? null : (
        <ul className="surface-layer divide-y divide-line">
          {items.map((item) => (
            <DriftRow
              key={item.id}
              item={item}
              dataset={found.dataset}
              chosen={isChosen(choice, item)}
              onChoose={(on) => onChoice(withItem(choice, item, on))}
            />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button className="self-start" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more of {formatCount(total)}
        </Button>
      ) : null}
    </section>
  )
}
