import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ExportForm } from './export-form'
import { Choice, NumberField } from '@/components/form-fields'

interface ImageFieldsProps {
  form: ExportForm
  onChange: (part: Partial<ExportForm>) => void
}

const stars = ['0', '1', '2', '3', '4', '5'] as const

/** Which pictures go out, and as what. */
export function ImageFields({ form, onChange }: ImageFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Choice
        label="Picture files"
        value={form.imageFormat}
        options={[
          { value: '', label: 'As they are' },
          { value: 'png', label: 'PNG' },
          { value: 'jpg', label: 'JPEG' },
          { value: 'webp', label: 'WebP' },
        ]}
        onChange={(imageFormat) => onChange({ imageFormat })}
      />
      <Choice
        label="Size"
        value={form.limit}
        options={[
          { value: 'none', label: 'Full size' },
          { value: 'side', label: 'Limit the longer side' },
          { value: 'area', label: 'Limit the area' },
        ]}
        onChange={(limit) => onChange({ limit })}
      />
      {form.limit === 'side' ? (
        <NumberField
          label="Longer side, pixels"
          value={form.maxSide}
          min={64}
          step={64}
          onChange={(maxSide) => onChange({ maxSide })}
        />
      ) : null}
      {form.limit === 'area' ? (
        <NumberField
          label="Area as a square, pixels"
          hint="1024 means 1024 × 1024, in any shape."
          value={Math.round(Math.sqrt(form.maxArea))}
          min={64}
          step={64}
          onChange={(side) => onChange({ maxArea: side * side })}
        />
      ) : null}
      <Choice
        label="Stars"
        value={stars[form.minStars] ?? '0'}
        options={stars.map((value) => ({ value, label: value === '0' ? 'Any' : `${value} or more` }))}
        onChange={(value) => onChange({ minStars: Number(value) })}
      />
      <Field label="Filter" hint="The same words as in the filter box.">
        {(control) => (
          <Input
            {...control}
            placeholder="All images"
            value={form.filter}
            onChange={(event) => onChange({ filter: event.target.value })}
          />
        )}
      </Field>
      <div className="col-span-2">
        <Checkbox
          checked={form.onlyKept}
          onChange={(onlyKept) => onChange({ onlyKept })}
          label="Only images marked as kept"
        />
      </div>
    </div>
  )
}
