import { RadioGroup } from 'radix-ui'
import { OPERATIONS, type Operation } from './bulk-edit-form'

interface OperationListProps {
  operation: Operation
  onChange: (operation: Operation) => void
}

const WITHOUT_FIELDS: readonly Operation[] = ['drop_duplicate_tags', 'sort_tags', 'underscores']

export function OperationList({ operation, onChange }: OperationListProps) {
  return (
    <RadioGroup.Root
      aria-label="What to do"
      value={operation}
      onValueChange={(value) => onChange(value as Operation)}
      className="flex w-48 shrink-0 flex-col gap-0.5"
    >
      {OPERATIONS.map((each) => (
        <RadioGroup.Item
          key={each.operation}
          value={each.operation}
          data-autofocus={WITHOUT_FIELDS.includes(operation) && each.operation === operation}
          className="relative h-9 rounded-sm px-3 text-left text-text-2 hover:bg-subtle-hover data-[state=checked]:bg-selected data-[state=checked]:text-text data-[state=checked]:before:absolute data-[state=checked]:before:inset-y-2.5 data-[state=checked]:before:left-0 data-[state=checked]:before:w-[3px] data-[state=checked]:before:rounded-full data-[state=checked]:before:bg-accent"
        >
          {each.name}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
