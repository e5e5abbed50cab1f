import { useQuery } from '@tanstack/react-query'
import { Eye, GitBranch, RotateCcw, Upload } from 'lucide-react'
import type { Dataset } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useActions } from '@/lib/actions/use-actions'
import { formatDate } from '@/lib/format'
import { momentQuery } from './moment-queries'
import type { AskedMoment } from './MomentDialogs'
import { Scrubber } from './Scrubber'
import { Sentence } from './Sentence'

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
              As it was <strong>{formatDate(moment.at)}</strong>,{' '}
              {moment.whole ? 'after:' : 'in the middle of:'} <Sentence label={moment.label} images={0} />.
              Nothing can be changed here.
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
      {moment === undefined || moment.places < 2 ? null : (
        <Scrubber dataset={dataset.id} moment={moment} onAt={onAt} />
      )}
    </section>
  )
}
