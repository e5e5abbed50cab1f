import { Plus } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Dataset, EditStep } from '@/api/types'
import { EMPTY_FORM, nextForm, readForm, type BulkEditForm } from '@/components/edits/bulk-edit-form'
import { firstReach, possibleReach, scopeOf, type Reach } from '@/components/edits/bulk-scope'
import { BulkFields } from '@/components/edits/BulkFields'
import { BulkPreview } from '@/components/edits/BulkPreview'
import { OperationList } from '@/components/edits/OperationList'
import { stepsPreviewQuery } from '@/components/edits/queries'
import { ScopeSelector } from '@/components/edits/ScopeSelector'
import { StepFilter } from '@/components/edits/StepFilter'
import { StepList } from '@/components/edits/StepList'
import { stepOf } from '@/components/edits/steps'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { plural } from '@/lib/format'
import type { Selection } from '@/lib/selection'
import { useDebounced } from '@/lib/use-debounced'
import { useEdit, useStackEdits } from './queries'

interface BulkEditDialogProps {
  dataset: Dataset
  selection: Selection
  filter: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What the form starts with, as when a tag is renamed from the tag index. */
  start?: Partial<BulkEditForm> | undefined
  /** Keeps steps under a name, where that is offered. */
  onSave?: (steps: readonly EditStep[]) => void
}

/** What the dialog remembers from one opening to the next. */
interface Draft {
  form: BulkEditForm
  steps: readonly EditStep[]
  filter: string
}

export function BulkEditDialog({ start, open, ...props }: BulkEditDialogProps) {
  const [draft, setDraft] = useState<Draft>({ form: EMPTY_FORM, steps: [], filter: '' })
  const first = { ...draft, form: { ...draft.form, ...start } }
  return open ? <OpenDialog {...props} start={first} onDraft={setDraft} /> : null
}

interface OpenDialogProps extends Omit<BulkEditDialogProps, 'start' | 'open'> {
  start: Draft
  onDraft: (draft: Draft) => void
}

function OpenDialog({ dataset, selection, filter, onOpenChange, start, onDraft, onSave }: OpenDialogProps) {
  const given = { filter, selected: selection.numbers.toString(), count: selection.numbers.size }
  const fields = useRef<HTMLDivElement>(null)
  const [draft, setDraft] = useState(start)
  const [wanted, setWanted] = useState<Reach>(() => firstReach(given))
  const { mutate: makeOne } = useEdit(dataset.id)
  const { mutate: makeAll } = useStackEdits(dataset.id)

  const reach = possibleReach(wanted, given)
  const scope = scopeOf(reach, given)
  const stacked = draft.steps.length > 0
  const { edit, problem } = readForm(draft.form)
  const last = edit === null ? null : stepOf(edit, stacked ? draft.filter : '')
  const steps = last === null ? draft.steps : [...draft.steps, last]
  const asked = useDebounced({ steps, scope }, 300)
  const preview = useQuery(stepsPreviewQuery(dataset.id, asked.steps, asked.scope))
  const waiting = steps.length === 0
  const current =
    !waiting &&
    preview.isSuccess &&
    !preview.isPlaceholderData &&
    JSON.stringify(asked) === JSON.stringify({ steps, scope })
  const changes = current ? preview.data.images : 0

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    onDraft(next)
  }
  const changeForm = (part: Partial<BulkEditForm>) => change({ form: { ...draft.form, ...part } })
  const addStep = () => {
    if (last === null) return
    change({
      steps: [...draft.steps, last],
      form: nextForm(draft.form),
      filter: '',
    })
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[data-autofocus=true]')?.focus())
  }
  const apply = () => {
    if (changes === 0) return
    if (stacked) makeAll({ steps, scope })
    else if (edit !== null) makeOne({ edit, scope, announce: true })
    if (stacked) change({ steps: [], filter: '', form: EMPTY_FORM })
    onOpenChange(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (event.shiftKey) addStep()
    else apply()
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
          {onSave === undefined ? null : (
            <Button disabled={waiting} onClick={() => onSave(steps)}>
              Save as recipe…
            </Button>
          )}
          <Button variant="accent" disabled={changes === 0} onClick={apply}>
            {changes === 0 ? 'Apply' : `Apply to ${plural(changes, 'image')}`}
          </Button>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        </>
      }
    >
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only listens for Ctrl+Enter of its fields */}
      <div className="flex min-h-0 flex-1 gap-6" onKeyDown={onKeyDown}>
        <OperationList operation={draft.form.operation} onChange={(operation) => changeForm({ operation })} />
        <div ref={fields} className="flex min-h-0 min-w-0 flex-1 flex-col gap-4">
          <ScopeSelector dataset={dataset} given={given} reach={reach} onChange={setWanted} />
          {stacked ? (
            <StepList
              steps={draft.steps}
              counts={current ? preview.data.steps : undefined}
              onChange={(next) => change({ steps: next })}
            />
          ) : null}
          <BulkFields dataset={dataset} form={draft.form} problem={problem} onChange={changeForm} />
          {stacked ? (
            <StepFilter filter={draft.filter} onChange={(next) => change({ filter: next })} />
          ) : null}
          <div className="flex items-center gap-3">
            <Button size="sm" disabled={last === null} onClick={addStep}>
              <Plus aria-hidden /> Add as a step
            </Button>
            <span className="text-caption text-text-3">
              {stacked
                ? 'The steps and what the fields say are applied together, in this order.'
                : 'Stack several edits and apply them as one.'}{' '}
              <Kbd>Ctrl+Shift+Enter</Kbd>
            </span>
          </div>
          <BulkPreview
            waiting={waiting}
            current={current}
            preview={waiting ? undefined : preview.data}
            error={waiting ? null : preview.error}
          />
        </div>
      </div>
    </Dialog>
  )
}
