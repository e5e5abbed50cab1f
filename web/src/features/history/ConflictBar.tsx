import { CheckCheck, Search } from 'lucide-react'
import type { Ref } from 'react'
import type { MergeConflict, Side } from '@/api/types'
import { Button } from '@/components/ui/button'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { formatCount } from '@/lib/format'
import { facetCounts, facetName, type ConflictFilter } from './merge-conflicts'

interface ConflictBarProps {
  conflicts: readonly MergeConflict[]
  filter: ConflictFilter
  open: number
  shown: number
  input: Ref<HTMLInputElement>
  onFilter: (filter: ConflictFilter) => void
  onDecide: (which: 'open' | 'shown', side: Side) => void
  /** Out of the search field or the menu into the list. */
  onLeave: () => void
}

const states: { value: ConflictFilter['state']; label: string }[] = [
  { value: '', label: 'All states' },
  { value: 'open', label: 'Open' },
  { value: 'decided', label: 'Decided' },
]

const sides: { side: Side; label: string }[] = [
  { side: 'mine', label: 'Mine' },
  { side: 'theirs', label: 'Theirs' },
  { side: 'both', label: 'Both' },
]

/** Narrows the conflicts down, and decides many at once. */
export function ConflictBar(props: ConflictBarProps) {
  const { conflicts, filter, open, shown, input, onFilter, onDecide, onLeave } = props
  return (
    <search aria-label="Filter the conflicts" className="flex flex-col gap-2 border-b border-line p-2">
      <div className="relative">
        <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-text-3" aria-hidden />
        <Input
          ref={input}
          aria-label="Search the conflicts"
          placeholder="Search texts, file names, #12"
          className="pl-8"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
            else if (event.key === 'Escape' && filter.text !== '') onFilter({ ...filter, text: '' })
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Select
          label="Kind of conflict"
          value={filter.facet}
          options={[
            { value: '', label: 'All kinds' },
            ...facetCounts(conflicts).map(({ facet, count }) => ({
              value: facet,
              label: `${facetName(facet)} (${formatCount(count)})`,
            })),
          ]}
          onChange={(facet) => onFilter({ ...filter, facet })}
        />
        <Select
          label="Open or decided"
          value={filter.state}
          options={states}
          onChange={(state) => onFilter({ ...filter, state })}
        />
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm">
            <CheckCheck aria-hidden /> Decide several
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent
          align="start"
          onCloseAutoFocus={(event) => {
            // The walk goes on by keyboard: Enter is for the next open one, not for this menu again.
            event.preventDefault()
            onLeave()
          }}
        >
          {(['open', 'shown'] as const).map((which) => {
            const count = which === 'open' ? open : shown
            const name =
              which === 'open' ? `All ${formatCount(count)} open` : `The ${formatCount(count)} shown`
            return (
              <div key={which} role="group" aria-label={name}>
                {which === 'shown' ? <DropdownMenuSeparator /> : null}
                <DropdownMenuLabel>{name}</DropdownMenuLabel>
                {sides.map(({ side, label }) => (
                  <DropdownMenuItem
                    key={side}
                    disabled={count === 0}
                    aria-label={`${name}: ${label.toLowerCase()}`}
                    onSelect={() => onDecide(which, side)}
                  >
                    {label}
                  </DropdownMenuItem>
                ))}
              </div>
            )
          })}
        </DropdownMenuContent>
      </DropdownMenu>
    </search>
  )
}
