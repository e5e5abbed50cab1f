import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { useId, type ReactNode } from 'react'

interface CheckboxProps {
  checked: boolean | 'indeterminate'
  onChange: (checked: boolean) => void
  label: ReactNode
  disabled?: boolean
}

export function Checkbox({ checked, onChange, label, disabled = false }: CheckboxProps) {
  const id = useId()
  return (
    <div className="flex items-center gap-2">
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next === true)}
        className="flex size-4.5 shrink-0 items-center justify-center rounded-sm border border-line-control/80 bg-fill hover:bg-fill-hover data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <Radix.Indicator className="text-on-accent [&_svg]:size-3.5 [&_svg]:stroke-3">
          {checked === 'indeterminate' ? <Minus aria-hidden /> : <Check aria-hidden />}
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className={disabled ? 'text-text-disabled' : undefined}>
        {label}
      </label>
    </div>
  )
}
