import { Footprints, Plus } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearch } from 'wouter'
import type { Dataset, EditStep } from '@/api/types'
import { KeyArea } from '@/components/KeyArea'
import { EMPTY_FORM, nextForm, readForm, type BulkEditForm } from '@/components/edits/bulk-edit-form'
import { firstReach, possibleReach, scopeOf, type Reach } from '@/components/edits/bulk-scope'
import { BulkFields } from '@/components/edits/BulkFields'
import { BulkPreview } from '@/components/edits/BulkPreview'
import { OperationList } from '@/components/edits/OperationList'
import { stepsPreviewQuery } from '@/components/edits/queries'
import { ScopeSelector } from '@/components/edits/ScopeSelector'
import { StepFilter } from '@/components/edits/StepFilter'
import { StepList } from '@/components/edits/StepList'
import { sameSteps, stepOf } from '@/components/edits/steps'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { plural } from '@/lib/format'
import { pages } from '@/lib/paths'
import type { Selection } from '@/lib/selection'
import { useDebounced } from '@/lib/use-debounced'
import { describeScope, withMoment, type OpenPreview } from './preview-steps'
import { useEdit, useStackEdits } from './queries'
import { useOpenPreview } from './use-preview'

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
  /** A preview that is being walked through, to which edits are added: its steps come first, its scope is theirs. */
  onto?: OpenPreview
}

/** What the dialog remembers from one opening to the next. */
interface Draft {
  form: BulkEditForm
  steps: readonly EditStep[]
  filter: string
}

export function BulkEditDialog({ start, open, ...props }: BulkEditDialogProps) {
  const [draft, setDraft] = useState<Draft>({ form: EMPTY_FORM, steps: props.onto?.steps ?? [], filter: '' })
  const first = { ...draft, form: { ...draft.form, ...start } }
  return open ? <OpenDialog {...props} start={first} onDraft={setDraft} /> : null
}

interface OpenDialogProps extends Omit<BulkEditDialogProps, 'start' | 'open'> {
  start: Draft
  onDraft: (draft: Draft) => void
}

function OpenDialog({
  dataset,
  selection,
  filter,
  onOpenChange,
  start,
  onDraft,
  onSave,
  onto,
}: OpenDialogProps) {
  const given = { filter, selected: selection.numbers.toString(), count: selection.numbers.size }
  const fields = useRef<HTMLDivElement>(null)
  const [draft, setDraft] = useState(start)
  const [wanted, setWanted] = useState<Reach>(() => firstReach(given))
  const { mutate: makeOne } = useEdit(dataset.id)
  const { mutate: makeAll } = useStackEdits(dataset.id)
  const { mutate: openPreview, isPending: opening } = useOpenPreview(dataset.id)
  const [, navigate] = useLocation()
  const search = useSearch()

  const reach = possibleReach(wanted, given)
  const scope = onto?.scope ?? scopeOf(reach, given)
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
  const canWalk = changes > 0 && !opening && (onto === undefined || !sameSteps(steps, onto.steps))

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
  const walkThrough = () => {
    if (!canWalk) return
    openPreview(
      { steps, scope, replaces: onto?.at },
      {
        onSuccess: ({ at }) => {
          onOpenChange(false)
          // What the view filters by may be just what the edits change, so a first look is at everything.
          const view = withMoment(onto === undefined ? '' : search, at)
          navigate(`${pages.dataset(dataset.id)}?${view}`, { replace: onto !== undefined })
        },
      },
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || event.altKey)) return
    event.preventDefault()
    if (event.altKey) walkThrough()
    else if (event.shiftKey) addStep()
    else if (onto === undefined) apply()
    else walkThrough()
  }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="xl"
      title={onto === undefined ? 'Bulk edit' : 'Add an edit to the preview'}
      className="flex min-h-120 flex-col gap-5 pb-4"
      footer={
        <>
          <span className="flex-1 text-caption text-text-3">
            {onto === undefined ? (
              <>
                One change, and one Ctrl+Z takes it back. <Kbd>Ctrl+Enter</Kbd> applies. <Kbd>Alt+Enter</Kbd>{' '}
                walks through first.
              </>
            ) : (
              <>
                Nothing is changed before the preview is applied. <Kbd>Ctrl+Enter</Kbd> adds.
              </>
            )}
          </span>
          {onSave === undefined ? null : (
            <Button disabled={waiting} onClick={() => onSave(steps)}>
              Save as recipe…
            </Button>
          )}
          {onto === undefined ? (
            <>
              <Button disabled={!canWalk} onClick={walkThrough}>
                <Footprints aria-hidden /> {opening ? 'Opening…' : 'Walk through'}
              </Button>
              <Button variant="accent" disabled={changes === 0} onClick={apply}>
                {changes === 0 ? 'Apply' : `Apply to ${plural(changes, 'image')}`}
              </Button>
            </>
          ) : (
            <Button variant="accent" disabled={!canWalk} onClick={walkThrough}>
              {opening ? 'Opening…' : 'Add to the preview'}
            </Button>
          )}
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
        </>
      }
    >
      <KeyArea className="flex min-h-0 flex-1 gap-6" onKeyDown={onKeyDown}>
        <OperationList operation={draft.form.operation} onChange={(operation) => changeForm({ operation })} />
        <div ref={fields} className="flex min-h-0 min-w-0 flex-1 flex-col gap-4">
          {onto === undefined ? (
            <ScopeSelector dataset={dataset} given={given} reach={reach} onChange={setWanted} />
          ) : (
            <p className="text-text-2">
              Like the edits before, this one is for {describeScope(onto.scope)}. They are applied together,
              in this order.
            </p>
          )}
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
      </KeyArea>
    </Dialog>
  )
}
