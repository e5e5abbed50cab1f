import { useQuery } from '@tanstack/react-query'
import { Hash } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import type { Dataset } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { momentOptions } from './diff-view'
import { versionsQuery } from './moment-queries'

interface DiffSidePickerProps {
  label: 'Before' | 'After'
  dataset: Dataset
  /** The dataset of the other side. */
  other: Dataset
  /** All that can be compared with each other. */
  line: readonly Dataset[]
  moment: string
  /** What no moment means. */
  unsaid: string
  onDataset: (id: number) => void
  onMoment: (moment: string) => void
}

/** Asks for a version by its number. */
function AnyVersion({ label, onChoose }: { label: string; onChoose: (version: string) => void }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const id = useId()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (text === '') return
    onChoose(text)
    setOpen(false)
    setText('')
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="subtle" className="w-8 px-0" aria-label={`${label}: a version by its number`}>
          <Hash aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-64" aria-label={`${label}: a version by its number`}>
        <form onSubmit={submit} className="flex flex-col gap-1">
          <label htmlFor={id}>Version</label>
          <div className="flex gap-2">
            <Input
              id={id}
              inputMode="numeric"
              value={text}
              onChange={(event) => setText(event.target.value.replace(/\D/g, '').slice(0, 12))}
            />
            <Button type="submit" variant="accent" disabled={text === ''}>
              Show
            </Button>
          </div>
          <p className="text-caption text-text-3">The timeline shows the number of each change.</p>
        </form>
      </PopoverContent>
    </Popover>
  )
}

/** One side of a comparison: a dataset and a moment of it. */
export function DiffSidePicker(props: DiffSidePickerProps) {
  const { label, dataset, other, line, moment, unsaid, onDataset, onMoment } = props
  const { data: versions = [] } = useQuery(versionsQuery(dataset.id))
  return (
    <fieldset className="flex min-w-0 flex-1 items-center gap-2">
      <legend className="pb-1 text-caption text-text-3">{label}</legend>
      {line.length > 1 ? (
        <Select
          label={`${label}: dataset`}
          className="min-w-0 flex-1"
          value={String(dataset.id)}
          options={line.map(({ id, name, archived }) => ({
            value: String(id),
            label: archived ? `${name} (archived)` : name,
          }))}
          onChange={(id) => onDataset(Number(id))}
        />
      ) : null}
      <Select
        label={`${label}: moment`}
        className="min-w-0 flex-1"
        value={moment}
        options={momentOptions(dataset, other, versions, unsaid, moment)}
        onChange={onMoment}
      />
      <AnyVersion label={label} onChoose={onMoment} />
    </fieldset>
  )
}
