import { useQuery } from '@tanstack/react-query'
import { Eye, GitBranch, RotateCcw, Upload } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Dataset } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Slider } from '@/components/ui/slider'
import { useActions } from '@/lib/actions/use-actions'
import { formatDate } from '@/lib/format'
import { momentQuery } from './moment-queries'
import type { AskedMoment } from './MomentDialogs'
import { Sentence } from './Sentence'

/** The scrubber stands still for so long before the moment is shown. */
const SETTLED_MS = 250

interface MomentBannerProps {
  dataset: Dataset
  at: string
  onAt: (version: number) => void
  onAsk: (asked: AskedMoment) => void
  onExport: (version: number) => void
  onLeave: () => void
}

/** Says that this is not now, which moment it is, and what can be done with it. */
export function MomentBanner({ dataset, at, onAt, onAsk, onExport, onLeave }: MomentBannerProps) {
  const { data: moment, error, refetch } = useQuery(momentQuery(dataset.id, at))
  const version = moment?.version
  const name = moment === undefined ? '' : (moment.names[0] ?? `version ${moment.version}`)
  const restore = () => onAsk({ kind: 'restore', at, moment: name })
  const branch = () => onAsk({ kind: 'branch', at: String(version) })
  const exportIt = () => version !== undefined && onExport(version)
  useActions(
    { 'moment.restore': restore, 'moment.branch': branch, 'moment.export': exportIt },
    version !== undefined,
  )
  return (
    <section
      aria-label="A past moment"
      className="mx-2 mb-2 flex flex-col gap-2 rounded-md border border-warn/40 bg-warn-soft px-4 py-2"
    >
      <div className="flex flex-wrap items-center gap-2">
        <Eye className="size-4 text-warn" aria-hidden />
        <p className="line-clamp-2 min-w-80 flex-1" role="status">
          {moment === undefined ? (
            'Looking for that moment…'
          ) : (
            <>
              As it was <strong>{formatDate(moment.at)}</strong>, after:{' '}
              <Sentence label={moment.label} images={0} />. Nothing can be changed here.
            </>
          )}
        </p>
        {moment?.names.map((each) => (
          <Badge key={each} tone="accent">
            {each}
          </Badge>
        ))}
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="accent" onClick={onLeave}>
            Return to now
          </Button>
          <Button size="sm" disabled={version === undefined} onClick={restore}>
            <RotateCcw aria-hidden /> Restore this
          </Button>
          <Button size="sm" disabled={version === undefined} onClick={branch}>
            <GitBranch aria-hidden /> Branch from here
          </Button>
          <Button size="sm" disabled={version === undefined} onClick={exportIt}>
            <Upload aria-hidden /> Export this
          </Button>
        </div>
      </div>
      {error !== null ? <ProblemAlert error={error} onRetry={refetch} /> : null}
      {version === undefined || moment === undefined || moment.latest < 2 ? null : (
        <Scrubber version={version} latest={moment.latest} onAt={onAt} />
      )}
    </section>
  )
}

interface ScrubberProps {
  version: number
  latest: number
  onAt: (version: number) => void
}

function Scrubber({ version, latest, onAt }: ScrubberProps) {
  const [moved, setMoved] = useState({ from: version, to: version })
  // Whoever else changes the moment, the slider follows.
  if (moved.from !== version) setMoved({ from: version, to: version })
  const place = moved.to
  useEffect(() => {
    if (place === version) return undefined
    const settled = setTimeout(() => onAt(place), SETTLED_MS)
    return () => clearTimeout(settled)
  }, [place, version, onAt])
  return (
    <div className="flex items-center gap-3 text-caption text-text-2 tabular-nums">
      <span>Version {place}</span>
      <Slider
        label="Moment"
        value={place}
        min={1}
        max={latest}
        onChange={(to) => setMoved({ from: version, to })}
        className="w-full flex-1"
      />
      <span>{latest} is now</span>
    </div>
  )
}
