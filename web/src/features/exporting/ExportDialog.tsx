import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Dataset } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/format'
import { useDebounced } from '@/lib/use-debounced'
import { DestinationFields } from './DestinationFields'
import { ExportPreviewPane } from './ExportPreviewPane'
import { formProblem, initialForm, loadForm, rememberForm, toRequest, type ExportForm } from './export-form'
import { Choice, NumberField } from '@/components/form-fields'
import { CaptionFields } from './CaptionFields'
import { FormatCards } from './FormatCards'
import { ImageFields } from './ImageFields'
import { exportPreviewQuery, useStartExport } from './queries'
import { TemplateEditor } from './TemplateEditor'

interface ExportDialogProps {
  /** As it was at the version that is exported. */
  dataset: Dataset
  filter: string
  /** A version of the dataset; now when absent. */
  at?: number
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function ExportDialog({ open, ...props }: ExportDialogProps) {
  return open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ dataset, filter, at, onOpenChange }: Omit<ExportDialogProps, 'open'>) {
  const [form, setForm] = useState(() =>
    loadForm(String(dataset.id), initialForm(dataset, filter), at !== undefined),
  )
  const start = useStartExport(dataset.id)
  const change = (part: Partial<ExportForm>) => setForm({ ...form, ...part })

  const asked = toRequest({ ...form, destination: 'download' }, at)
  const settled = useDebounced(asked, 350)
  const preview = useQuery(exportPreviewQuery(dataset.id, settled))
  const current = !preview.isPlaceholderData && JSON.stringify(settled) === JSON.stringify(asked)
  const problem = formProblem(form)
  const images = preview.data?.images ?? 0

  const begin = () => {
    start.mutate(toRequest(form, at), {
      onSuccess: () => {
        rememberForm(String(dataset.id), form, at !== undefined)
        onOpenChange(false)
      },
    })
  }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="xl"
      title={`Export ${dataset.name}${at === undefined ? '' : `, version ${at}`}`}
      className="flex flex-col gap-5"
      footer={
        <>
          <span className="flex-1 text-caption text-text-3">{form.path === '' ? '' : problem}</span>
          <Button
            variant="accent"
            disabled={problem !== null || images === 0 || start.isPending}
            onClick={begin}
          >
            {images === 0 ? 'Export' : `Export ${plural(images, 'image')}`}
          </Button>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        </>
      }
    >
      <FormatCards format={form.format} onChange={(format) => change({ format })} />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-8">
        <div className="flex flex-col gap-5">
          <DestinationFields form={form} problem={problem} onChange={change} />
          <TemplateEditor
            template={form.template}
            captionNames={dataset.captionNames}
            onChange={(template) => change({ template })}
          />
          <CaptionFields form={form} captionNames={dataset.captionNames} onChange={change} />
          <div className="grid grid-cols-2 gap-3">
            <Field label="Trigger word" hint="Added here only, never to the captions themselves.">
              {(control) => (
                <Input
                  {...control}
                  value={form.triggerWord}
                  onChange={(event) => change({ triggerWord: event.target.value })}
                />
              )}
            </Field>
            <Field label="Class name" hint="What it is an instance of: “person”, “bird”.">
              {(control) => (
                <Input
                  {...control}
                  value={form.className}
                  onChange={(event) => change({ className: event.target.value })}
                />
              )}
            </Field>
            <NumberField
              label="Repeats"
              value={form.repeats}
              min={1}
              hint="How often an epoch shows each image."
              onChange={(repeats) => change({ repeats })}
            />
            <Choice
              label="Captions of several lines"
              value={form.captionLines}
              options={[
                { value: 'first', label: 'First line only' },
                { value: 'all', label: 'All lines, as alternatives' },
              ]}
              onChange={(captionLines) => change({ captionLines })}
            />
          </div>
          <ImageFields form={form} onChange={change} />
        </div>
        <ExportPreviewPane
          dataset={dataset.id}
          at={at}
          preview={preview.data}
          error={preview.error}
          current={current}
          onLeave={() => onOpenChange(false)}
        />
      </div>
    </Dialog>
  )
}
