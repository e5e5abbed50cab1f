import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      {({ id }) => <Select id={id} value={value} options={options} onChange={onChange} />}
    </Field>
  )
}

interface NumberFieldProps {
  label: string
  value: number
  min: number
  max?: number
  step?: number
  hint?: string
  onChange: (value: number) => void
}

/** A whole number; an empty field counts as the smallest. */
export function NumberField({ label, value, min, max, step = 1, hint, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={min}
          max={max}
          step={step}
          value={value}
          onChange={(event) => onChange(Math.max(min, Math.round(event.target.valueAsNumber) || min))}
        />
      )}
    </Field>
  )
}
