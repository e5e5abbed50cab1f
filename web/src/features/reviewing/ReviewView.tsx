import { useQuery } from '@tanstack/react-query'
import { Check, ChevronLeft, ChevronRight, Maximize2, Pencil, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Proposal, WaitingProposal } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { ScrollArea } from '@/components/ui/scroll-area'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { Skeleton } from '@/components/ui/skeleton'
import { actionEntries } from '@/lib/actions/action-entries'
import { useActions } from '@/lib/actions/use-actions'
import { formatCount } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { pages, pictureUrl } from '@/lib/paths'
import { ProposalDetail } from './ProposalDetail'
import { proposalQuery, useDecide } from './queries'
import { currentOf, keyOf, stepped } from './queue'
import { WaitingWords } from './WaitingReview'

interface ReviewViewProps {
  dataset: number
  /** At least one. */
  queue: readonly WaitingProposal[]
  total: number
  undo: (change: string) => void
  /** An image is shown; null when none is. Must stay the same function. */
  onLook: (image: number | null) => void
}

/** The walk through what waits: a big picture, what is proposed, and the keys that decide. */
export function ReviewView({ dataset, queue, total, undo, onLook }: ReviewViewProps) {
  const [at, setAt] = useState<WaitingProposal | null>(null)
  const [editing, setEditing] = useState<Proposal | null>(null)
  const decide = useDecide(dataset, undo)
  const [, navigate] = useLocation()
  const current = currentOf(queue, at)
  const {
    data: read,
    error,
    refetch,
  } = useQuery({
    ...proposalQuery(dataset, current?.image ?? 0, current?.target ?? '', current?.id ?? 0),
    enabled: current !== undefined,
  })
  // What somebody types is neither stepped over nor decided past, and stays when a newer proposal comes for the same.
  const isEditing = editing !== null && current !== undefined && keyOf(editing) === keyOf(current)
  const proposal = read ?? (isEditing ? editing : undefined)
  const shown = proposal?.image ?? null
  useEffect(() => onLook(shown), [onLook, shown])
  // The one after is read ahead, with its picture, so that deciding never waits for it.
  const next = stepped(queue, current, 1)
  const { data: ahead } = useQuery({
    ...proposalQuery(dataset, next?.image ?? 0, next?.target ?? '', next?.id ?? 0),
    enabled: next !== undefined,
  })
  const place = current === undefined ? 0 : queue.indexOf(current)
  const ready = proposal !== undefined && !decide.isPending && !isEditing
  const go = (by: 1 | -1) => {
    if (!isEditing) setAt(stepped(queue, current, by) ?? null)
  }
  const run = (what: 'accept' | 'reject', text?: string) => {
    if (current === undefined || proposal === undefined || decide.isPending) return
    const { image, target, id } = current
    setAt(current)
    const looked = { scope: { images: String(image) }, target, id }
    const taken =
      text === undefined ? { current: proposal.current } : { current: editing?.current ?? null, text }
    decide.mutate(
      { what, request: what === 'reject' ? looked : { ...looked, ...taken }, say: null },
      { onSuccess: () => setEditing(null) },
    )
  }
  const edit = () => ready && setEditing(proposal)
  const stopEditing = () => setEditing(null)
  useActions({
    'review.accept': { run: () => run('accept'), enabled: ready },
    'review.edit': { run: edit, enabled: ready },
    'review.reject': { run: () => run('reject'), enabled: ready },
    'review.next': { run: () => go(1), enabled: !isEditing },
    'review.previous': { run: () => go(-1), enabled: !isEditing },
    ...(isEditing ? { 'review.leave': stopEditing } : {}),
  })
  const picture = useContextMenu(() =>
    current === undefined
      ? null
      : {
          title: proposal?.name ?? `Image ${current.image}`,
          groups: [
            actionEntries(
              ['review.accept', <Check aria-hidden />],
              ['review.edit', <Pencil aria-hidden />],
              ['review.reject', <X aria-hidden />],
            ),
            actionEntries(
              ['review.previous', <ChevronLeft aria-hidden />],
              ['review.next', <ChevronRight aria-hidden />],
            ),
            [
              {
                label: 'Open in the dataset',
                icon: <Maximize2 aria-hidden />,
                run: () => navigate(pages.image(dataset, current.image)),
              },
            ],
          ],
        },
  )
  return (
    <div className="flex min-h-0 flex-1">
      <figure
        ref={picture}
        className="flex min-w-0 flex-1 flex-col items-center justify-center gap-2 bg-well p-4"
      >
        {proposal === undefined ? (
          error === null ? (
            <Skeleton className="size-full" />
          ) : null
        ) : (
          <>
            <img
              src={pictureUrl(proposal.sha256)}
              alt={proposal.name}
              className="min-h-0 max-w-full flex-1 object-contain"
            />
            {ahead === undefined ? null : <img src={pictureUrl(ahead.sha256)} alt="" hidden />}
            <figcaption className="text-caption text-text-3">{proposal.name}</figcaption>
          </>
        )}
      </figure>
      <section
        aria-label="Proposal of a model"
        className="flex w-110 max-w-1/2 shrink-0 flex-col border-l border-line"
      >
        <header className="flex flex-col gap-3 border-b border-line p-4">
          <div className="flex gap-2">
            <Button variant="accent" disabled={!ready} onClick={() => run('accept')}>
              <Check aria-hidden /> Accept <ShortcutKbd action="review.accept" />
            </Button>
            <Button disabled={!ready} onClick={edit}>
              <Pencil aria-hidden /> Edit <ShortcutKbd action="review.edit" />
            </Button>
            <Button disabled={!ready} onClick={() => run('reject')}>
              <X aria-hidden /> Reject <ShortcutKbd action="review.reject" />
            </Button>
          </div>
          <div className="flex items-center gap-1 text-caption text-text-2">
            <IconButton
              label="Previous"
              action="review.previous"
              size="sm"
              disabled={isEditing}
              onClick={() => go(-1)}
            >
              <ChevronLeft aria-hidden />
            </IconButton>
            <span role="status" aria-label="Place" className="tabular-nums">
              {formatCount(place + 1)} of {formatCount(total)}
            </span>
            <IconButton
              label="Next"
              action="review.next"
              size="sm"
              disabled={isEditing}
              onClick={() => go(1)}
            >
              <ChevronRight aria-hidden />
            </IconButton>
            <span className="ml-auto text-text-3">
              <ShortcutKbd action="review.previous" /> <ShortcutKbd action="review.next" /> walk{' '}
              <ShortcutKbd action="history.undo" /> undo
            </span>
          </div>
        </header>
        <ScrollArea className="min-h-0 flex-1 p-5">
          {proposal === undefined ? (
            error === null ? (
              <WaitingWords />
            ) : (
              <ProblemAlert error={error} onRetry={refetch} />
            )
          ) : (
            <ProposalDetail
              key={keyOf(proposal)}
              proposal={proposal}
              editing={isEditing}
              onTake={(text) => run('accept', text)}
              onCancel={stopEditing}
            />
          )}
        </ScrollArea>
      </section>
    </div>
  )
}
