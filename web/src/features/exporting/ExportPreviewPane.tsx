import { FileText, TriangleAlert } from 'lucide-react'
import type { ExportPreview } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Skeleton } from '@/components/ui/skeleton'
import { cn } from '@/lib/cn'
import { plural } from '@/lib/format'
import { TooLongList } from './TooLongList'

interface ExportPreviewPaneProps {
  dataset: number
  /** The version that is exported; now when absent. */
  at: number | undefined
  preview: ExportPreview | undefined
  error: Error | null
  /** The preview belongs to the form as it is now. */
  current: boolean
  /** Somebody goes to look at images. */
  onLeave: () => void
}

const SHOWN = 5

/** The files as they would be written. */
export function ExportPreviewPane({ dataset, at, preview, error, current, onLeave }: ExportPreviewPaneProps) {
  if (error !== null) return <ProblemAlert error={error} />
  if (preview === undefined) return <Skeleton className="h-60" />
  return (
    <section aria-label="Preview" className={cn('flex flex-col gap-3', !current && 'opacity-60')}>
      <p role="status" className="font-semibold tabular-nums">
        {preview.images === 0
          ? 'No image matches.'
          : `${plural(preview.images, 'image')}, version ${preview.version}`}
      </p>
      {preview.warnings.length === 0 ? null : (
        <ul aria-label="Warnings" className="flex flex-col gap-2 rounded-md bg-warn-soft p-3">
          {preview.warnings.map((warning) => (
            <li key={warning} className="flex items-start gap-2">
              <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
              {warning}
            </li>
          ))}
        </ul>
      )}
      <TooLongList dataset={dataset} at={at} numbers={preview.tooLong} onLeave={onLeave} />
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-well">
        {preview.samples.slice(0, SHOWN).map((sample) => (
          <li key={sample.number} className="flex flex-col gap-1 px-3 py-2">
            <p className="truncate font-mono text-caption text-text-3" title={sample.file}>
              {sample.file}
            </p>
            {sample.caption === '' ? (
              <p className="text-warn">No text at all</p>
            ) : (
              <p className="line-clamp-4 whitespace-pre-wrap">{sample.caption}</p>
            )}
          </li>
        ))}
      </ul>
      {preview.files.length === 0 ? null : (
        <ul aria-label="Other files" className="flex flex-col gap-1 text-caption text-text-2">
          {preview.files.map((file) => (
            <li key={file} className="flex items-center gap-2">
              <FileText className="size-3.5 shrink-0 text-text-3" aria-hidden />
              <span className="truncate font-mono select-text">{file}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
