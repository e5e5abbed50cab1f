import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

interface StepFilterProps {
  filter: string
  onChange: (filter: string) => void
}

/** Narrows one step to the images a filter finds when it is its turn. */
export function StepFilter({ filter, onChange }: StepFilterProps) {
  return (
    <Field
      label="Only where"
      hint="A filter, asked after the steps before. Empty means every image in the scope."
    >
      {(control) => (
        <Input
          {...control}
          className="font-mono"
          placeholder="tag:kite -is:untagged"
          value={filter}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
