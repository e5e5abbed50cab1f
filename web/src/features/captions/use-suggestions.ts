import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { tagsQuery } from '@/components/edits/queries'
import { suggest, type Suggestion } from './suggestions'

/** Enough for the first screens of any dataset; the server searches the rest. */
const MOST = 200

/** The dataset's tags that hold the typed text. What is known is ranked at once, what is not is asked for. */
export function useSuggestions(dataset: number, typed: string, without: readonly string[]): Suggestion[] {
  const search = useDeferredValue(typed.trim())
  const common = useQuery(tagsQuery(dataset, { limit: MOST }))
  const complete = common.data !== undefined && common.data.total <= common.data.tags.length
  const found = useQuery({
    ...tagsQuery(dataset, { search, limit: MOST }),
    enabled: search !== '' && !complete,
    placeholderData: keepPreviousData,
  })
  const known = new Map(
    [...(common.data?.tags ?? []), ...(found.data?.tags ?? [])].map((entry) => [entry.tag, entry]),
  )
  return suggest([...known.values()], typed, { without, limit: 10 })
}
