import { ListFilter, Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import type { ChangeKind } from '@/api/types'
import { everything, filterChips, isNarrowed, kindNames, type TimelineFilter } from './timeline-filter'

interface TimelineFilterBarProps {
  filter: TimelineFilter
  actors: readonly string[]
  actorName: (actor: string) => string
  /** Image numbers mean something within one dataset only. */
  withImage: boolean
  input: Ref<HTMLInputElement>
  onChange: (filter: TimelineFilter) => void
  /** Down from the search field leads into the list. */
  onLeave: () => void
}

const kinds: { value: ChangeKind | ''; label: string }[] = [
  { value: '', label: 'Any' },
  ...(Object.entries(kindNames) as [ChangeKind, string][]).map(([value, label]) => ({ value, label })),
]

function Fields({ filter, actors, actorName, withImage, onChange }: TimelineFilterBarProps) {
  const set = (change: Partial<TimelineFilter>) => onChange({ ...filter, ...change })
  const known = filter.actor === '' || actors.includes(filter.actor) ? actors : [filter.actor, ...actors]
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Field label="By">
          {({ id }) => (
            <Select
              id={id}
              value={filter.actor}
              options={[
                { value: '', label: 'Anybody' },
                ...known.map((actor) => ({ value: actor, label: actorName(actor) })),
              ]}
              onChange={(actor) => set({ actor })}
            />
          )}
        </Field>
        <Field label="Kind">
          {({ id }) => (
            <Select id={id} value={filter.kind} options={kinds} onChange={(kind) => set({ kind })} />
          )}
        </Field>
      </div>
      <Field label="Tag" hint="It came, went or was renamed">
        {(control) => (
          <Input {...control} value={filter.tag} onChange={(event) => set({ tag: event.target.value })} />
        )}
      </Field>
      {withImage ? (
        <Field label="Image" hint="Its number, as in #12">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={filter.image}
              onChange={(event) => set({ image: event.target.value.replace(/\D/g, '') })}
            />
          )}
        </Field>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label="From">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={filter.from}
              max={filter.to}
              onChange={(event) => set({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label="To">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={filter.to}
              min={filter.from}
              onChange={(event) => set({ to: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  )
}

/** Search in the labels, everything else behind one button; what narrows stands below it. */
export function TimelineFilterBar(props: TimelineFilterBarProps) {
  const { filter, actorName, input, onChange, onLeave } = props
  const chips = filterChips(filter, actorName)
  return (
    <search aria-label="Filter the timeline" className="flex flex-col gap-2 border-b border-line p-2">
      <div className="flex items-center gap-1">
        <div className="relative min-w-0 flex-1">
          <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-text-3" aria-hidden />
          <Input
            ref={input}
            aria-label="Search the timeline"
            placeholder="Search what was done"
            className="pr-8 pl-8"
            value={filter.text}
            onChange={(event) => onChange({ ...filter, text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
              else if (event.key === 'Escape' && filter.text !== '') onChange({ ...filter, text: '' })
              else return
              event.preventDefault()
              event.stopPropagation()
            }}
          />
          {filter.text === '' ? (
            <span className="pointer-events-none absolute top-1.5 right-2">
              <Kbd>/</Kbd>
            </span>
          ) : null}
        </div>
        <Popover>
          <PopoverTrigger asChild>
            <Button
              variant="subtle"
              className="px-2"
              aria-pressed={chips.length > 0}
              aria-label="Narrow down"
            >
              <ListFilter aria-hidden />
              {chips.length > 0 ? <Badge tone="accent">{chips.length}</Badge> : null}
            </Button>
          </PopoverTrigger>
          <PopoverContent align="end" className="w-80" aria-label="Narrow down">
            <Fields {...props} />
          </PopoverContent>
        </Popover>
      </div>
      {isNarrowed(filter) ? (
        <div className="flex flex-wrap items-center gap-1">
          {chips.map(({ field, label }) => (
            <Button
              key={field}
              size="sm"
              className="h-6 max-w-full rounded-full"
              aria-label={`Take off: ${label}`}
              onClick={() => onChange({ ...filter, [field]: '' })}
            >
              <span className="truncate">{label}</span>
              <X aria-hidden className="size-3!" />
            </Button>
          ))}
          <Button variant="subtle" size="sm" className="h-6" onClick={() => onChange(everything)}>
            Clear
          </Button>
        </div>
      ) : null}
    </search>
  )
}
