import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import type { Dataset } from '@/api/types'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { formatDate } from '@/lib/format'
import { useDebounced } from '@/lib/use-debounced'
import { momentOptions } from './diff-view'
import { versionsQuery } from './moment-queries'
import { choosableQuery } from './queries'
import { Sentence } from './Sentence'

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

interface AnyMomentProps {
  label: string
  dataset: number
  onChoose: (version: string) => void
}

/** Asks for any moment: the number of a version, or a change out of the timeline. */
function AnyMoment({ label, dataset, onChoose }: AnyMomentProps) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const id = useId()
  const number = /^\d{1,12}$/.test(text.trim()) ? text.trim() : null
  const asked = useDebounced(number === null ? text.trim() : '', 200)
  const { data: changes } = useQuery({ ...choosableQuery(dataset, asked), enabled: open })
  const choose = (version: string) => {
    onChoose(version)
    setOpen(false)
    setText('')
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (number !== null) choose(number)
  }
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="subtle" className="w-8 px-0" aria-label={`${label}: any moment of the timeline`}>
          <History aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-96" aria-label={`${label}: any moment of the timeline`}>
        <form onSubmit={submit} className="flex flex-col gap-1">
          <label htmlFor={id}>Words of a change, or the number of a version</label>
          <div className="flex gap-2">
            <Input id={id} value={text} onChange={(event) => setText(event.target.value)} />
            <Button type="submit" variant="accent" disabled={number === null}>
              Show
            </Button>
          </div>
        </form>
        <ul aria-label="Right after which change" className="mt-2 flex max-h-72 flex-col overflow-y-auto">
          {changes?.map((change) => (
            <li key={change.id}>
              <button
                type="button"
                className="flex w-full items-baseline gap-3 rounded-sm px-2 py-1.5 text-left hover:bg-subtle-hover"
                onClick={() => choose(String(change.version))}
              >
                <span className="line-clamp-2 min-w-0 flex-1 break-words">
                  <Sentence label={change.label} images={change.images} />
                </span>
                <span className="shrink-0 text-caption text-text-3 tabular-nums">
                  {formatDate(change.at)} · {change.version}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {changes?.length === 0 ? (
          <p className="px-2 text-caption text-text-3">No change says that. Try other words.</p>
        ) : null}
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
      <AnyMoment label={label} dataset={dataset.id} onChoose={onMoment} />
    </fieldset>
  )
}
