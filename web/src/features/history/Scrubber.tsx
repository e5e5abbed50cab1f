import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { MomentInfo } from '@/api/types'
import { Slider } from '@/components/ui/slider'
import { formatCount, formatDate } from '@/lib/format'
import { useDebounced } from '@/lib/use-debounced'
import { placeQuery } from './moment-queries'
import { plainSentence } from './sentence'

/** The scrubber stands still for so long before the moment is shown. */
const SETTLED_MS = 250

/** Whether a scrubber was left with the keyboard on it, so that the one in the banner takes it over. */
let handedOver = false

interface ScrubberProps {
  dataset: number
  /** The moment that is looked at. */
  moment: Pick<MomentInfo, 'version' | 'place' | 'places'>
  /** The page is another one at the moment it goes to: it is left only when the thumb is let go. */
  leaves?: boolean
  onAt: (version: number) => void
}

/** Goes through the changes of a dataset one by one, each as it was right after it. */
export function Scrubber({ dataset, moment, leaves = false, onAt }: ScrubberProps) {
  const { version, place, places } = moment
  // Null = nobody moved it: it follows the moment, which alone makes the page go nowhere.
  const [moved, setMoved] = useState<{ from: number; to: number; released: boolean } | null>(null)
  if (moved !== null && moved.from !== version) setMoved(null)
  const at = (to: number, released: boolean) => (to === place ? null : { from: version, to, released })
  const to = moved?.to ?? place
  const wanted = useDebounced(to, SETTLED_MS)
  const { data: there } = useQuery({
    ...placeQuery(dataset, wanted),
    enabled: moved !== null && wanted !== place,
  })
  const arrived = moved !== null && there?.place === to && to !== place ? there : null
  const goes = arrived !== null && (moved?.released === true || !leaves) ? arrived.version : null
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!handedOver) return undefined
    handedOver = false
    // The thumb is shown only once the slider knows it, a moment later.
    const soon = setTimeout(() => area.current?.querySelector<HTMLElement>('[role=slider]')?.focus())
    return () => clearTimeout(soon)
  }, [])
  useEffect(() => {
    if (goes === null) return
    handedOver = leaves && area.current?.contains(document.activeElement) === true
    onAt(goes)
  }, [goes, leaves, onAt])
  return (
    <div ref={area} className="flex min-w-0 items-center gap-3 text-caption text-text-2 tabular-nums">
      <span className="shrink-0">
        {formatCount(to)} of {formatCount(places)}
      </span>
      <Slider
        label="Moment"
        valueText={arrived === null ? undefined : plainSentence(arrived.label, 0)}
        value={to}
        min={1}
        max={places}
        // A key lets go before the change of the value is told.
        onChange={(to) => setMoved((was) => at(to, was?.released !== false && (was?.to ?? place) === to))}
        onCommit={(to) => setMoved(at(to, true))}
        className="w-full min-w-0 flex-1"
      />
      <span className="max-w-64 truncate">
        {to === places ? 'now' : arrived === null ? '' : formatDate(arrived.at)}
      </span>
    </div>
  )
}
