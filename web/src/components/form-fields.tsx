import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select, type SelectOption } from '@/components/ui/select'

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly SelectOption<T>[]
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

/** A whole number; an empty field counts as the smallest. What is typed stays as it is until the field is left. */
export function NumberField({ label, value, min, max, step = 1, hint, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={min}
          max={max}
          step={step}
          value={typed ?? value}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(Math.max(min, Math.round(event.target.valueAsNumber) || min))
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}

interface MaybeNumberProps {
  label: string
  hint: string
  value: number | null | undefined
  max?: number
  step: number
  onChange: (value: number | null) => void
}

/** A number from 0, or nothing. */
export function MaybeNumber({ label, hint, value, onChange, ...limits }: MaybeNumberProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          {...limits}
          type="number"
          min={0}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
        />
      )}
    </Field>
  )
}
