import { useQuery } from '@tanstack/react-query'
import { RadioGroup } from 'radix-ui'
import type { Dataset } from '@/api/types'
import { formatCount } from '@/lib/format'
import type { Reach } from './bulk-scope'
import { filteredCountQuery } from './queries'

interface ScopeSelectorProps {
  dataset: Dataset
  given: { filter: string; count: number }
  reach: Reach
  onChange: (reach: Reach) => void
}

/** All, filtered or selected images, each with its count in sight. */
export function ScopeSelector({ dataset, given, reach, onChange }: ScopeSelectorProps) {
  const filtering = given.filter.trim() !== ''
  const filtered = useQuery({ ...filteredCountQuery(dataset.id, given.filter), enabled: filtering })
  const options: { reach: Reach; name: string; count: number | undefined; off: boolean }[] = [
    { reach: 'all', name: 'All images', count: dataset.images ?? undefined, off: false },
    {
      reach: 'filtered',
      name: 'Filtered',
      count: filtering ? filtered.data : (dataset.images ?? undefined),
      off: !filtering,
    },
    { reach: 'selected', name: 'Selected', count: given.count, off: given.count === 0 },
  ]
  return (
    <RadioGroup.Root
      aria-label="Which images"
      orientation="horizontal"
      value={reach}
      onValueChange={(value) => onChange(value as Reach)}
      className="flex self-start rounded-md border border-line bg-well p-0.5"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.reach}
          value={option.reach}
          disabled={option.off}
          className="flex h-8 items-center gap-2 rounded-sm px-3 text-text-2 hover:text-text disabled:text-text-disabled data-[state=checked]:bg-selected data-[state=checked]:text-text"
        >
          {option.name}
          <span className="text-caption tabular-nums opacity-80">
            {option.count === undefined ? '…' : formatCount(option.count)}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
