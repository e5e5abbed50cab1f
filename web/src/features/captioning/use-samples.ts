import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaptionPolicy, Scope } from '@/api/types'
import { useDebounced } from '@/lib/use-debounced'
import { samplesQuery } from './queries'

const usualCount = 4

/** The images that captions are tried on: so many of those that a run would ask about, and others on demand. */
export function useSamples(dataset: number, about: { target: string; policy: CaptionPolicy; scope: Scope }) {
  const [count, setCount] = useState(usualCount)
  const [round, setRound] = useState(0)
  const wanted = { ...about, count, round }
  const asked = useDebounced(wanted, 250)
  const { data, error, refetch, isSuccess, isPlaceholderData } = useQuery(samplesQuery(dataset, asked))
  return {
    images: data?.images ?? [],
    /** Whether the images are those that are wanted now, and none of before. */
    current: isSuccess && !isPlaceholderData && JSON.stringify(asked) === JSON.stringify(wanted),
    /** Null while unknown. */
    asked: data?.asked ?? null,
    error,
    readAgain: refetch,
    count,
    setCount,
    others: () => setRound(round + 1),
  }
}

export type Samples = ReturnType<typeof useSamples>
