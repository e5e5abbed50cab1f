import { useEffect, useRef, useState } from 'react'
import { reasonOf } from '@/api/problem'
import type { SampleImage } from '@/api/types'
import { tryCaption } from './queries'
import { answered, begin, failure, voted, type Outcome, type Side, type Trial, type Vote } from './trial'

/**
 * Asks both sides about one sample after the other, so that the first can be looked at soon; what is left is not asked when the page goes.
 * @param wantsTags Whether a side is asked for tags beside its captions.
 */
export function useTrial(dataset: number, wantsTags: (side: Side) => boolean) {
  const [trial, setTrial] = useState<Trial | null>(null)
  const going = useRef<AbortController | null>(null)
  useEffect(() => () => going.current?.abort(), [])

  const ask = async (side: Side, image: number, signal: AbortSignal): Promise<Outcome> => {
    try {
      return await tryCaption(dataset, { ...side, image, alsoTags: wantsTags(side) }, signal)
    } catch (error) {
      return failure(reasonOf(error))
    }
  }

  const start = async (samples: readonly SampleImage[], sides: readonly Side[], blind: boolean) => {
    going.current?.abort()
    const control = new AbortController()
    going.current = control
    setTrial(begin(samples, sides, blind, Math.random))
    for (const { image } of samples) {
      await Promise.all(
        sides.map(async (side, index) => {
          const outcome = await ask(side, image, control.signal)
          if (!control.signal.aborted)
            setTrial((now) => (now === null ? now : answered(now, image, index, outcome)))
        }),
      )
      if (control.signal.aborted) return
    }
  }

  const stop = () => {
    going.current?.abort()
    setTrial(null)
  }

  const vote = (image: number, what: Vote | null) =>
    setTrial((now) => (now === null ? now : voted(now, image, what)))

  return { trial, start, stop, vote }
}
