import type { EditPreview } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { ScrollArea } from '@/components/ui/scroll-area'
import { cn } from '@/lib/cn'
import { formatCount, plural } from '@/lib/format'
import { SampleRow } from './SampleRow'

interface BulkPreviewProps {
  /** The form is not complete yet. */
  waiting: boolean
  /** The preview belongs to what the form says now. */
  current: boolean
  preview: EditPreview | undefined
  error: Error | null
  /** What to say instead of the number of images that change. */
  summary?: (images: number, total: number) => string
  /** What stands there while the form is not complete. */
  hint?: string
}

const changes = (images: number, total: number) =>
  images === 0
    ? `Changes none of the ${plural(total, 'image')}.`
    : `Changes ${formatCount(images)} of ${plural(total, 'image')}`

/** What the edit would do, before it does it. */
export function BulkPreview({
  waiting,
  current,
  preview,
  error,
  summary = changes,
  hint = 'Fill in the fields to see what would change. Nothing changes before you apply.',
}: BulkPreviewProps) {
  if (error !== null) return <ProblemAlert error={error} />
  if (waiting || preview === undefined) {
    return (
      <p className="rounded-md border border-dashed border-line p-6 text-center text-text-3">
        {waiting ? hint : 'Looking…'}
      </p>
    )
  }
  const { images, total, samples } = preview
  return (
    <section
      aria-label="Preview"
      className={cn('flex min-h-0 flex-1 flex-col gap-2', !current && 'opacity-60')}
    >
      <p role="status" className="font-semibold tabular-nums">
        {summary(images, total)}
        {images > samples.length ? (
          <span className="ml-2 text-caption font-normal text-text-3">the first {samples.length} below</span>
        ) : null}
      </p>
      {samples.length === 0 ? null : (
        <ScrollArea className="min-h-40 flex-1 rounded-md border border-line bg-well">
          <ul className="divide-y divide-line">
            {samples.map((sample) => (
              <SampleRow key={sample.number} sample={sample} />
            ))}
          </ul>
        </ScrollArea>
      )}
    </section>
  )
}
