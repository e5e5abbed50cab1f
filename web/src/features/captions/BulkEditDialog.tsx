import { useState, type KeyboardEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Dataset } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'
import { useDebounced } from '@/lib/use-debounced'
import { EMPTY_FORM, readForm, type BulkEditForm } from './bulk-edit-form'
import { firstReach, possibleReach, scopeOf, type Reach } from './bulk-scope'
import { BulkFields } from './BulkFields'
import { BulkPreview } from './BulkPreview'
import { OperationList } from './OperationList'
import { previewQuery, useEdit } from './queries'
import { ScopeSelector } from './ScopeSelector'

interface BulkEditDialogProps {
  dataset: Dataset
  selection: Selection
  filter: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What the form starts with, as when a tag is renamed from the tag index. */
  start?: Partial<BulkEditForm> | undefined
}

export function BulkEditDialog({ start, open, ...props }: BulkEditDialogProps) {
  const [form, setForm] = useState<BulkEditForm>(EMPTY_FORM)
  return open ? <OpenDialog {...props} start={{ ...form, ...start }} onForm={setForm} /> : null
}

interface OpenDialogProps extends Omit<BulkEditDialogProps, 'start' | 'open'> {
  start: BulkEditForm
  onForm: (form: BulkEditForm) => void
}

function OpenDialog({ dataset, selection, filter, onOpenChange, start, onForm }: OpenDialogProps) {
  const given = { filter, selected: selection.numbers.toString(), count: selection.numbers.size }
  const [form, setForm] = useState(start)
  const [wanted, setWanted] = useState<Reach>(() => firstReach(given))
  const { mutate } = useEdit(dataset.id)

  const reach = possibleReach(wanted, given)
  const scope = scopeOf(reach, given)
  const { edit, problem } = readForm(form)
  const asked = useDebounced({ edit, scope }, 300)
  const preview = useQuery(previewQuery(dataset.id, asked.edit, asked.scope))
  const current =
    edit !== null &&
    preview.isSuccess &&
    !preview.isPlaceholderData &&
    JSON.stringify(asked) === JSON.stringify({ edit, scope })
  const changes = current ? preview.data.images : 0

  const change = (part: Partial<BulkEditForm>) => {
    const next = { ...form, ...part }
    setForm(next)
    onForm(next)
  }
  const apply = () => {
    if (edit === null || changes === 0) return
    mutate({ edit, scope, announce: true })
    onOpenChange(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    apply()
  }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="xl"
      title="Bulk edit"
      className="flex min-h-120 flex-col gap-5 pb-4"
      footer={
        <>
          <span className="flex-1 text-caption text-text-3">
            One change, and one Ctrl+Z takes it back. <Kbd>Ctrl+Enter</Kbd> applies.
          </span>
          <Button variant="accent" disabled={changes === 0} onClick={apply}>
            {changes === 0 ? 'Apply' : `Apply to ${plural(changes, 'image')}`}
          </Button>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        </>
      }
    >
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only listens for Ctrl+Enter of its fields */}
      <div className="flex min-h-0 flex-1 gap-6" onKeyDown={onKeyDown}>
        <OperationList operation={form.operation} onChange={(operation) => change({ operation })} />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-4">
          <ScopeSelector dataset={dataset} given={given} reach={reach} onChange={setWanted} />
          <BulkFields dataset={dataset} form={form} problem={problem} onChange={change} />
          <BulkPreview
            waiting={edit === null}
            current={current}
            preview={edit === null ? undefined : preview.data}
            error={edit === null ? null : preview.error}
          />
        </div>
      </div>
    </Dialog>
  )
}
