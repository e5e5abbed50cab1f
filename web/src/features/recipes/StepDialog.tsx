import { useState, type KeyboardEvent } from 'react'
import type { Dataset, EditStep } from '@/api/types'
import { KeyArea } from '@/components/KeyArea'
import { EMPTY_FORM, formOf, readForm } from '@/components/edits/bulk-edit-form'
import { BulkFields } from '@/components/edits/BulkFields'
import { OperationList } from '@/components/edits/OperationList'
import { StepFilter } from '@/components/edits/StepFilter'
import { stepOf } from '@/components/edits/steps'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

interface StepDialogProps {
  dataset: Dataset
  /** The step to change; a new one when absent. */
  step: EditStep | undefined
  onDone: (step: EditStep) => void
  onClose: () => void
}

export function StepDialog({ dataset, step, onDone, onClose }: StepDialogProps) {
  const [form, setForm] = useState((step === undefined ? null : formOf(step.edit)) ?? EMPTY_FORM)
  const [filter, setFilter] = useState(step?.filter ?? '')
  const { edit, problem } = readForm(form)
  const done = () => {
    if (edit !== null) onDone(stepOf(edit, filter))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    done()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={step === undefined ? 'Add a step' : 'Change the step'}
      footer={
        <>
          <Button variant="accent" disabled={edit === null} onClick={done}>
            {step === undefined ? 'Add' : 'Change'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <KeyArea className="flex gap-6" onKeyDown={onKeyDown}>
        <OperationList operation={form.operation} onChange={(operation) => setForm({ ...form, operation })} />
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          <BulkFields
            dataset={dataset}
            form={form}
            problem={problem}
            onChange={(part) => setForm({ ...form, ...part })}
          />
          <StepFilter filter={filter} onChange={setFilter} />
        </div>
      </KeyArea>
    </Dialog>
  )
}
