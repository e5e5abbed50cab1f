import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { BulkEditForm } from './bulk-edit-form'

interface RuleFieldsProps {
  form: BulkEditForm
  problem: string | null
  /** The id of a list of known tags. */
  tagList: string
  onChange: (part: Partial<BulkEditForm>) => void
}

/** The fields of what tags imply and exclude. */
export function RuleFields({ form, problem, tagList, onChange }: RuleFieldsProps) {
  if (form.operation === 'imply_tags')
    return (
      <Field
        label="Rules"
        error={problem}
        hint="One a line: red kite -> kite, toy. What is implied implies in turn."
      >
        {(control) => (
          <Textarea
            {...control}
            data-autofocus
            className="min-h-24 font-mono"
            value={form.rules}
            onChange={(event) => onChange({ rules: event.target.value })}
          />
        )}
      </Field>
    )
  if (form.operation !== 'exclusive_tags') return null
  return (
    <div className="flex items-start gap-3">
      <div className="flex-1">
        <Field label="Tags" error={problem} hint="With commas between, the one that wins first.">
          {(control) => (
            <Input
              {...control}
              data-autofocus
              list={tagList}
              value={form.tags}
              onChange={(event) => onChange({ tags: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="Of several">
        {({ id }) => (
          <Select
            id={id}
            value={form.keep}
            options={[
              { value: 'first', label: 'Keep the first' },
              { value: 'all', label: 'Only list the images' },
            ]}
            onChange={(keep) => onChange({ keep })}
            className="w-auto min-w-36"
          />
        )}
      </Field>
    </div>
  )
}
