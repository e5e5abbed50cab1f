import { RotateCw } from 'lucide-react'
import type { ExportRequest, Version } from '@/api/types'
import { Button } from '@/components/ui/button'
import { formatDate } from '@/lib/format'
import { orderText } from './export-order'
import { useExportAgain } from './moment-queries'

/** The exports that were made of a version, with what they were ordered as; each can be made again. */
export function VersionExports({ dataset, version }: { dataset: number; version: Version }) {
  const again = useExportAgain(dataset)
  if (version.exports.length === 0) return null
  return (
    <ul aria-label={`Exports of ${version.name}`} className="flex flex-col gap-1 pt-1">
      {version.exports.map(({ run, at, order }) => (
        <li key={run} className="flex items-center gap-3 rounded-sm bg-well px-3 py-1.5 text-caption">
          <span className="min-w-0 flex-1 break-words text-text-2">
            <span className="text-text-3">Exported {formatDate(at)}</span> ·{' '}
            {orderText(order as ExportRequest)}
          </span>
          <Button
            size="sm"
            title="The same version with the same options, as a zip to download"
            disabled={again.isPending}
            onClick={() => again.mutate(order as ExportRequest)}
          >
            <RotateCw aria-hidden /> Export again
          </Button>
        </li>
      ))}
    </ul>
  )
}
