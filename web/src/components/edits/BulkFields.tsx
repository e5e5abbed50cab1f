import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Dataset } from '@/api/types'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { OPERATIONS, type BulkEditForm } from './bulk-edit-form'
import { captionNames } from '@/lib/caption-names'
import { tagsQuery } from './queries'
import { RuleFields } from './RuleFields'

interface BulkFieldsProps {
  dataset: Dataset
  form: BulkEditForm
  problem: string | null
  onChange: (part: Partial<BulkEditForm>) => void
}

/** The fields of the chosen operation. */
export function BulkFields({ dataset, form, problem, onChange }: BulkFieldsProps) {
  const tagList = useId()
  const { data: known } = useQuery(tagsQuery(dataset.id, { limit: 200 }))
  const explanation = OPERATIONS.find(({ operation }) => operation === form.operation)?.explanation
  const text = (
    name: 'tags' | 'from' | 'to' | 'find' | 'replace' | 'text',
    label: string,
    more: TextMore = {},
  ) => (
    <Field label={label} hint={more.hint} error={more.blamed === true ? problem : null}>
      {(control) => (
        <Input
          {...control}
          data-autofocus={more.first}
          list={more.tags === true ? tagList : undefined}
          className={more.code === true ? 'font-mono' : undefined}
          value={form[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const captions = captionNames(dataset.captionNames).map((name) => ({ value: name, label: name }))
  const caption = (
    <Choice
      label="Caption"
      value={form.caption}
      options={captions}
      onChange={(value) => onChange({ caption: value })}
    />
  )
  return (
    <div className="flex flex-col gap-3">
      <p className="text-text-2">{explanation}</p>
      {form.operation === 'add_tags' ? (
        <div className="flex items-start gap-3">
          <div className="flex-1">
            {text('tags', 'Tags', {
              first: true,
              tags: true,
              blamed: true,
              hint: 'Several with commas between.',
            })}
          </div>
          <Choice
            label="Where"
            value={form.place}
            options={[
              { value: 'front', label: 'At the front' },
              { value: 'end', label: 'At the end' },
              { value: 'position', label: 'At a position' },
            ]}
            onChange={(place) => onChange({ place })}
          />
          {form.place === 'position' ? (
            <Field label="Position">
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={1}
                  className="w-20"
                  value={form.position}
                  onChange={(event) => onChange({ position: Math.max(1, event.target.valueAsNumber || 1) })}
                />
              )}
            </Field>
          ) : null}
        </div>
      ) : null}
      {form.operation === 'remove_tags'
        ? text('tags', 'Tags', {
            first: true,
            tags: true,
            blamed: true,
            hint: 'Several with commas between.',
          })
        : null}
      {form.operation === 'rename_tag' ? (
        <div className="grid grid-cols-2 gap-3">
          {text('from', 'From', { first: form.from === '', tags: true })}
          {text('to', 'To', { first: form.from !== '', tags: true, blamed: true })}
        </div>
      ) : null}
      {form.operation === 'replace_text' ? (
        <>
          <div className="grid grid-cols-2 gap-3">
            {text('find', 'Find', { first: true, code: form.regex, blamed: true })}
            {text('replace', 'Replace with', {
              code: form.regex,
              hint: form.regex
                ? '$1 stands for the first group in brackets.'
                : 'Empty removes what is found.',
            })}
          </div>
          <div className="flex flex-wrap items-end gap-x-5 gap-y-2">
            <Choice
              label="In"
              value={form.target}
              options={[
                { value: 'tags', label: 'Tags' },
                { value: 'captions', label: 'Captions' },
              ]}
              onChange={(target) => onChange({ target })}
            />
            {form.target === 'captions' ? caption : null}
            <Checkbox
              checked={form.matchCase}
              onChange={(matchCase) => onChange({ matchCase })}
              label="Match case"
            />
            <Checkbox
              checked={form.regex}
              onChange={(regex) => onChange({ regex })}
              label="Regular expression"
            />
          </div>
        </>
      ) : null}
      {form.operation === 'add_text' ? (
        <div className="flex items-start gap-3">
          <div className="flex-1">
            {text('text', 'Text', { first: true, hint: 'Blanks count: end a prefix with one.' })}
          </div>
          <Choice
            label="Where"
            value={form.side}
            options={[
              { value: 'front', label: 'Before' },
              { value: 'end', label: 'After' },
            ]}
            onChange={(side) => onChange({ side })}
          />
          {caption}
        </div>
      ) : null}
      {form.operation === 'sort_tags' ? (
        <Choice
          label="Order"
          value={form.order}
          options={[
            { value: 'alphabetical', label: 'Alphabetical' },
            { value: 'frequency', label: 'Most frequent first' },
          ]}
          onChange={(order) => onChange({ order })}
        />
      ) : null}
      <RuleFields form={form} problem={problem} tagList={tagList} onChange={onChange} />
      {form.operation === 'underscores' ? (
        <Choice
          label="Turn"
          value={form.underscoresTo}
          options={[
            { value: 'spaces', label: 'Underscores into spaces' },
            { value: 'underscores', label: 'Spaces into underscores' },
          ]}
          onChange={(underscoresTo) => onChange({ underscoresTo })}
        />
      ) : null}
      <datalist id={tagList}>
        {known?.tags.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  )
}

interface TextMore {
  hint?: string
  /** Gets the keyboard when the dialog opens. */
  first?: boolean
  /** Offers the dataset's tags. */
  tags?: boolean
  code?: boolean
  /** The problem of the form is about this field. */
  blamed?: boolean
}

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      {({ id }) => (
        <Select id={id} value={value} options={options} onChange={onChange} className="w-auto min-w-36" />
      )}
    </Field>
  )
}
