import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import { keys } from '@/api/keys'
import { reasonOf } from '@/api/problem'
import type { Accepted, AcceptProposals, Changed, Proposal, ProposalQueue, ReviewCoverage } from '@/api/types'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { api } from '@/lib/paths'
import { withoutDecided } from './queue'

/** What waits, of the images that the filter finds. */
export const queueQuery = (dataset: number, filter: string) =>
  queryOptions({
    queryKey: [...keys.proposals(dataset), 'queue', filter],
    queryFn: ({ signal }) => get<ProposalQueue>(api.proposals(dataset, { filter }), signal),
    placeholderData: keepPreviousData,
    retry: false,
  })

/** How many wait in a dataset. */
export const waitingQuery = (dataset: number) =>
  queryOptions({
    queryKey: [...keys.proposals(dataset), 'waiting'],
    queryFn: ({ signal }) => get<ProposalQueue>(api.proposals(dataset, { limit: 0 }), signal),
    select: ({ waiting }) => waiting,
  })

/** One that waits, beside the text as it is now. */
export const proposalQuery = (dataset: number, image: number, target: string, id: number) =>
  queryOptions({
    queryKey: [...keys.proposals(dataset), 'one', image, target, id],
    queryFn: ({ signal }) => get<Proposal>(api.proposal(dataset, image, { target }), signal),
    retry: false,
  })

export const coverageQuery = (dataset: number) =>
  queryOptions({
    queryKey: [...keys.proposals(dataset), 'coverage'],
    queryFn: ({ signal }) => get<ReviewCoverage>(api.coverage(dataset), signal),
  })

interface Decision {
  what: 'accept' | 'reject'
  request: AcceptProposals
  /** Said with the way back when it is done; null says nothing. */
  say: ((images: string) => string) | null
}

/** Accepts or rejects, and offers the way back. */
export function useDecide(dataset: number, undo: (change: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ what, request }: Decision) =>
      post<Changed & Partial<Accepted>>(api.proposalsDo(dataset, what), request),
    onSuccess: ({ change, images, why }, { say, request }) => {
      // The next one is there at once, without waiting for the queue to be read again.
      client.setQueriesData<ProposalQueue>({ queryKey: [...keys.proposals(dataset), 'queue'] }, (queue) =>
        queue === undefined ? undefined : withoutDecided(queue, request.id ?? null, request.scope?.images),
      )
      if (say === null) return
      const left = typeof why === 'string' ? { detail: why } : {}
      if (change !== null)
        toast.good(say(plural(images, 'image')), {
          ...left,
          action: { label: 'Undo', run: () => undo(change) },
        })
      else if (left.detail !== undefined) toast.show('Nothing was accepted.', left)
    },
    onError: (error) => toast.bad('Nothing was decided.', { detail: reasonOf(error) }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.proposals(dataset) })
    },
  })
}
