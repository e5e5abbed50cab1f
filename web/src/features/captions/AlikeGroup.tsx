import { RadioGroup } from 'radix-ui'
import type { AlikeTags } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { cn } from '@/lib/cn'
import { formatCount } from '@/lib/format'
import { Minus, Plus } from 'lucide-react'
import { givingWay, isChosen, keptOf, reasons, whyOf, type AlikeChoice } from './alike-tags'

interface AlikeGroupProps {
  group: AlikeTags
  choice: AlikeChoice
  onChange: (choice: AlikeChoice) => void
  onApart: () => void
}

/** One group: whether it is merged, and the tag that stays; the arrow keys choose it. */
export function AlikeGroup({ group, choice, onChange, onApart }: AlikeGroupProps) {
  const kept = keptOf(group, choice)
  const from = givingWay(group, choice)
  const { without = [] } = choice
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2">
      <div className="w-48">
        <Checkbox
          checked={isChosen(group, choice) && from.length > 0}
          disabled={from.length === 0}
          onChange={(merge) => onChange({ ...choice, merge })}
          label={
            <>
              <span className="sr-only">Merge into {kept}: </span>
              {whyOf(group)}
            </>
          }
        />
      </div>
      <RadioGroup.Root
        aria-label={`The tag that stays, of ${group.tags.map(({ tag }) => tag).join(', ')}`}
        value={kept}
        onValueChange={(keep) =>
          onChange({ ...choice, keep, without: without.filter((tag) => tag !== keep), merge: true })
        }
        className="flex min-w-0 flex-1 flex-wrap gap-1.5"
      >
        {group.tags.map(({ tag, count, why }) => (
          <span key={tag} className="flex items-center">
            <RadioGroup.Item
              value={tag}
              title={why === null ? undefined : reasons[why]}
              className={cn(
                'h-7 rounded-sm border border-line bg-fill px-2 hover:bg-fill-hover data-[state=checked]:border-accent/60 data-[state=checked]:bg-accent-soft data-[state=checked]:font-semibold',
                without.includes(tag) && 'text-text-3 line-through',
              )}
            >
              {tag} <span className="text-caption text-text-3 tabular-nums">{formatCount(count)}</span>
            </RadioGroup.Item>
            {group.tags.length < 3 || tag === kept ? null : without.includes(tag) ? (
              <IconButton
                size="sm"
                label={`Merge ${tag} too`}
                onClick={() => onChange({ ...choice, without: without.filter((other) => other !== tag) })}
              >
                <Plus aria-hidden />
              </IconButton>
            ) : (
              <IconButton
                size="sm"
                label={`Leave ${tag} as it is`}
                onClick={() => onChange({ ...choice, without: [...without, tag] })}
              >
                <Minus aria-hidden />
              </IconButton>
            )}
          </span>
        ))}
      </RadioGroup.Root>
      <Button
        size="sm"
        variant="subtle"
        data-apart
        aria-label={`${whyOf(group)}: these are different`}
        onClick={onApart}
      >
        These are different
      </Button>
    </li>
  )
}
