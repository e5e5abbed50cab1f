import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Dataset, SidecarText } from '@/api/types'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Skeleton } from '@/components/ui/skeleton'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { plural } from '@/lib/format'
import { loadRecentPaths, pathProblem, rememberPaths, splitPaths } from '@/lib/recent-paths'
import { useDebounced } from '@/lib/use-debounced'
import type { DroppedFile } from './dropped-files'
import { PathSource } from './PathSource'
import { inspectionQuery, useStartImport, type Source } from './queries'
import { TextRuleChooser } from './TextRuleChooser'
import { UploadSource } from './UploadSource'
import { useUpload } from './use-upload'

interface ImportDialogProps {
  dataset: Dataset
  /** What was dropped on the page; empty when opened from the Import button. */
  dropped: readonly DroppedFile[]
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function ImportDialog({ open, ...props }: ImportDialogProps) {
  return open ? <OpenDialog {...props} /> : null
}

function pathSource(text: string): Source | null {
  const paths = splitPaths(text)
  const usable = paths.length > 0 && paths.every((path) => pathProblem(path) === null)
  return usable ? { paths } : null
}

function OpenDialog({ dataset, dropped, onOpenChange }: Omit<ImportDialogProps, 'open'>) {
  const [tab, setTab] = useState(dropped.length > 0 ? 'upload' : 'path')
  const [seen, setSeen] = useState(dropped)
  const [text, setText] = useState('')
  const [recent] = useState(() => loadRecentPaths('import'))
  const [rule, setRule] = useState<SidecarText>('auto')
  const upload = useUpload()
  const start = useStartImport(dataset.id)

  if (seen !== dropped) {
    setSeen(dropped)
    setTab('upload')
  }
  const send = (files: readonly DroppedFile[]) => {
    setTab('upload')
    void upload.start(files)
  }
  const { start: startUpload } = upload
  useEffect(() => {
    if (dropped.length > 0) void startUpload(dropped)
  }, [dropped, startUpload])

  const settled = useDebounced(text, 400)
  const uploaded = upload.state.kind === 'sent' ? { upload: upload.state.id } : null
  const source = tab === 'path' ? pathSource(settled) : uploaded
  const inspection = useQuery(inspectionQuery(source))
  const found = source === null || settled !== text ? undefined : inspection.data
  const ready = found !== undefined && found.pictures > 0 && !start.isPending

  const begin = () => {
    if (source === null || !ready) return
    start.mutate(
      { source, text: rule },
      {
        onSuccess: () => {
          if ('paths' in source) rememberPaths('import', source.paths)
          else upload.keep()
          onOpenChange(false)
        },
      },
    )
  }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="lg"
      title={`Import into ${dataset.name}`}
      className="flex flex-col gap-5"
      footer={
        <>
          <Button variant="accent" disabled={!ready} onClick={begin}>
            {found === undefined || found.pictures === 0
              ? 'Import'
              : `Import ${plural(found.pictures, 'picture')}`}
          </Button>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        </>
      }
    >
      <Tabs value={tab} onValueChange={setTab}>
        <TabsList>
          <TabsTrigger value="path">From a folder or zip</TabsTrigger>
          <TabsTrigger value="upload">Upload</TabsTrigger>
        </TabsList>
        <TabsContent value="path" className="pt-4">
          <PathSource text={text} recent={recent} onChange={setText} />
        </TabsContent>
        <TabsContent value="upload" className="pt-4">
          <UploadSource state={upload.state} onFiles={send} onCancel={upload.cancel} />
        </TabsContent>
      </Tabs>
      {inspection.isError && source !== null ? <ProblemAlert error={inspection.error} /> : null}
      {source !== null && inspection.isFetching ? (
        <Skeleton className="h-24" />
      ) : found === undefined ? null : (
        <>
          <p role="status" className="font-semibold tabular-nums">
            {found.pictures === 0
              ? 'No pictures were found there.'
              : `${plural(found.pictures, 'picture')}, ${plural(found.sidecars, 'text file')}`}
          </p>
          {found.samples.length === 0 ? null : (
            <TextRuleChooser rule={rule} samples={found.samples} onChange={setRule} />
          )}
        </>
      )}
    </Dialog>
  )
}
