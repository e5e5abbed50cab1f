import { RadioGroup } from 'radix-ui'
import type { ImportInspection, SidecarText } from '@/api/types'
import { Badge } from '@/components/ui/badge'
import { ScrollArea } from '@/components/ui/scroll-area'
import { readingUnder, TEXT_RULES } from './text-rule'

interface TextRuleChooserProps {
  rule: SidecarText
  samples: ImportInspection['samples']
  onChange: (rule: SidecarText) => void
}

/** How text files are read, shown on the real ones. */
export function TextRuleChooser({ rule, samples, onChange }: TextRuleChooserProps) {
  const explanation = TEXT_RULES.find((each) => each.rule === rule)?.explanation
  return (
    <section aria-label="Reading text" className="flex min-h-0 flex-col gap-2">
      <h3 className="font-semibold">How to read the text beside pictures</h3>
      <RadioGroup.Root
        aria-label="How to read text"
        orientation="horizontal"
        value={rule}
        onValueChange={(value) => onChange(value as SidecarText)}
        className="flex self-start rounded-md border border-line bg-well p-0.5"
      >
        {TEXT_RULES.map((each) => (
          <RadioGroup.Item
            key={each.rule}
            value={each.rule}
            className="h-8 rounded-sm px-3 text-text-2 hover:text-text data-[state=checked]:bg-selected data-[state=checked]:text-text"
          >
            {each.name}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p className="text-text-2">{explanation}</p>
      <ScrollArea className="max-h-60 rounded-md border border-line bg-well">
        <ul className="divide-y divide-line">
          {samples.map((sample) => (
            <Sample key={sample.file} rule={rule} sample={sample} />
          ))}
        </ul>
      </ScrollArea>
    </section>
  )
}

function Sample({ rule, sample }: { rule: SidecarText; sample: ImportInspection['samples'][number] }) {
  const reading = readingUnder(rule, sample)
  return (
    <li className="flex flex-col gap-1 px-3 py-2">
      <p className="flex items-center gap-2 text-caption text-text-3">
        <span className="truncate">{sample.file}</span>
        <Badge tone={reading.as === 'tags' ? 'accent' : 'good'}>{reading.as}</Badge>
      </p>
      {reading.as === 'tags' ? (
        <p className="flex flex-wrap gap-1">
          {reading.tags.map((tag) => (
            <span key={tag} className="rounded-sm border border-line bg-fill px-1.5">
              {tag}
            </span>
          ))}
        </p>
      ) : (
        reading.lines.map((line, index) => <p key={index}>{line}</p>)
      )}
    </li>
  )
}
