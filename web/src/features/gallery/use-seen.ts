import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { patchCards } from '@/api/card-cache'
import { datasetLine, postInTurn } from '@/api/outbox'
import { encodeNumbers } from '@/lib/number-ranges'
import { NumberSet } from '@/lib/number-set'
import { api } from '@/lib/paths'
import { imageQuery } from './queries'
import { SeenQueue } from './seen-queue'

/** Notes that a person looks at an image on its own, when a machine changed it since it was last looked at. */
export function useSeen(dataset: number, number: number | null): void {
  const client = useQueryClient()
  const { data } = useQuery({ ...imageQuery(dataset, number ?? 0, null), enabled: number !== null })
  const unseen = number !== null && data?.number === number && data.unseen
  const queue = useMemo(
    () =>
      new SeenQueue((numbers) => {
        const sorted = numbers.toSorted((a, b) => a - b)
        const back = patchCards(client, dataset, NumberSet.of(sorted), () => ({ unseen: false }))
        postInTurn(`${datasetLine(dataset)}-seen`, api.imagesSeen(dataset), {
          images: encodeNumbers(sorted),
        }).catch(back)
      }),
    [client, dataset],
  )
  useEffect(() => {
    if (unseen) queue.add(number)
  }, [queue, unseen, number])
  useEffect(() => {
    const flush = () => queue.flush()
    window.addEventListener('pagehide', flush, { capture: true })
    return () => {
      window.removeEventListener('pagehide', flush, { capture: true })
      flush()
    }
  }, [queue])
}
