import { RadioGroup } from 'radix-ui'
import type { ExportFormat } from '@/api/types'
import { FORMATS } from './export-form'

interface FormatCardsProps {
  format: ExportFormat
  onChange: (format: ExportFormat) => void
}

export function FormatCards({ format, onChange }: FormatCardsProps) {
  return (
    <RadioGroup.Root
      aria-label="Format"
      value={format}
      onValueChange={(value) => onChange(value as ExportFormat)}
      className="grid grid-cols-5 gap-2"
    >
      {FORMATS.map((each) => (
        <RadioGroup.Item
          key={each.format}
          value={each.format}
          data-autofocus={each.format === format}
          className="flex flex-col items-start gap-1 rounded-md border border-line bg-fill p-3 text-left hover:bg-fill-hover data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
        >
          <span className="font-semibold">{each.name}</span>
          <span className="text-caption text-text-2">{each.explanation}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
