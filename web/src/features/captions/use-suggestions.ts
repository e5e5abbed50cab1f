import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { get } from '@/api/client'
import { keys } from '@/api/keys'
import type { TagSuggestion } from '@/api/types'
import { tagsQuery } from '@/components/edits/queries'
import { api } from '@/lib/paths'
import { fits, suggestAll, usesUnderscores } from './dictionary-tags'
import type { Suggestion } from './suggestions'

/** Enough for the first screens of any dataset; the server searches the rest. */
const MOST = 200

const none: Suggestion[] = []

/** Dictionaries are asked from the second letter on, or the first of a script that says more with one. */
const isEnough = (search: string) => search.length > 1 || /[^\p{ASCII}]/u.test(search)

const dictionaryQuery = (search: string) =>
  queryOptions({
    queryKey: [...keys.dictionaries, 'suggest', search],
    queryFn: async ({ signal }) =>
      (await get<{ suggestions: TagSuggestion[] }>(api.dictionariesSuggest({ search, limit: 12 }), signal))
        .suggestions,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  })

/** Tags of the dataset and of dictionaries that hold the typed text. What is known is ranked at once, what is not is asked for. None before something is typed. */
export function useSuggestions(dataset: number, typed: string, without: readonly string[]): Suggestion[] {
  const search = useDeferredValue(typed.trim())
  const common = useQuery(tagsQuery(dataset, { limit: MOST }))
  const complete = common.data !== undefined && common.data.total <= common.data.tags.length
  const found = useQuery({
    ...tagsQuery(dataset, { search, limit: MOST }),
    enabled: search !== '' && !complete,
    placeholderData: keepPreviousData,
  })
  const asked = isEnough(search)
  const dictionary = useQuery({ ...dictionaryQuery(search), enabled: asked })
  if (typed.trim() === '') return none
  // What answers an earlier text stands in until the answer comes, and may be taken meanwhile.
  const isAnswer = search === typed.trim() && !dictionary.isPlaceholderData
  const answered = asked ? (dictionary.data ?? []) : []
  const known = new Map(
    [...(common.data?.tags ?? []), ...(found.data?.tags ?? [])].map((entry) => [entry.tag, entry]),
  )
  return suggestAll(
    [...known.values()],
    isAnswer ? answered : answered.filter((entry) => fits(entry, typed)),
    typed,
    without,
    usesUnderscores(common.data?.tags ?? []),
  )
}
