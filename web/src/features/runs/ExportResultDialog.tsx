import { Copy, Download, FolderSync } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ExportResult, Run } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-store'
import { formatCount } from '@/lib/format'
import { pages } from '@/lib/paths'

interface ExportResultDialogProps {
  run: Run
  result: ExportResult
  onClose: () => void
}

function Row({ label, copy, children }: { label: string; copy?: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3">
      <dt className="w-24 shrink-0 text-text-3">{label}</dt>
      <dd className="min-w-0 flex-1 break-all select-text">{children}</dd>
      {copy === undefined ? null : (
        <IconButton
          label={`Copy: ${label}`}
          size="sm"
          className="-mt-1"
          onClick={() => void navigator.clipboard.writeText(copy).then(() => toast.show('Copied'))}
        >
          <Copy aria-hidden />
        </IconButton>
      )}
    </div>
  )
}

export function ExportResultDialog({ run, result, onClose }: ExportResultDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={run.label}
      description="The export names the version it was made from, so it can be made again."
      footer={
        <>
          {result.download !== null || /\.zip$/i.test(result.path) ? null : (
            <Button asChild>
              <Link href={pages.drift({ path: result.path })} onClick={onClose}>
                <FolderSync aria-hidden /> Check for outside edits
              </Link>
            </Button>
          )}
          {result.download === null ? null : (
            <Button asChild variant="accent">
              <a href={result.download} download>
                <Download aria-hidden /> Download
              </a>
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <dl className="flex flex-col gap-2">
        <Row label="Where" copy={result.path}>
          {result.path}
        </Row>
        <Row label="Pictures">{formatCount(result.images)}</Row>
        <Row label="Version">{formatCount(result.version)}</Row>
        <Row label="SHA-256" copy={result.sha256}>
          <span className="font-mono text-caption">{result.sha256}</span>
        </Row>
      </dl>
    </Dialog>
  )
}
