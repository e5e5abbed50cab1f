import { useQuery } from '@tanstack/react-query'
import { BookA, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Dictionary } from '@/api/types'
import { ConfirmDialog } from '@/components/ConfirmDialog'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { useActions } from '@/lib/actions/use-actions'
import { plural } from '@/lib/format'
import { useContextMenu } from '@/lib/menus'
import { dictionariesQuery, useImportDictionary, useRemoveDictionary } from './queries'

function DictionaryRow({ dictionary: { id, name, tags, aliases } }: { dictionary: Dictionary }) {
  const remove = useRemoveDictionary()
  const [asking, setAsking] = useState(false)
  const row = useContextMenu(() => ({
    title: name,
    groups: [
      [
        {
          label: 'Remove…',
          icon: <Trash2 aria-hidden />,
          danger: true,
          disabled: remove.isPending,
          run: () => setAsking(true),
        },
      ],
    ],
  }))
  return (
    <li ref={row} className="flex items-center gap-3 px-4 py-3">
      <BookA className="size-4 shrink-0 text-text-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-caption text-text-3 tabular-nums">
          {plural(tags, 'tag')}
          {aliases === 0 ? null : ` · ${plural(aliases, 'alias', 'aliases')}`}
        </p>
      </div>
      <Button
        size="sm"
        aria-label={`Remove ${name}`}
        disabled={remove.isPending}
        onClick={() => setAsking(true)}
      >
        Remove
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${name}?`}
        confirm="Remove"
        onConfirm={() => remove.mutate(id)}
      >
        Its tags are no longer suggested. Tags that images have stay. To have it back, import its file again.
      </ConfirmDialog>
    </li>
  )
}

/** Whose numbers the categories of a file are. */
const categoryChoices = [
  { value: 'guess', label: 'Told by their numbers' },
  { value: 'danbooru', label: 'Danbooru’s' },
  { value: 'e621', label: 'e621’s' },
  { value: 'merged', label: 'Danbooru and e621 in one' },
  { value: 'derpibooru', label: 'Derpibooru’s' },
]

/** The dictionaries that tags are suggested from, and how one is taken in. */
export function DictionaryPanel() {
  const { data, error, refetch } = useQuery(dictionariesQuery)
  const take = useImportDictionary()
  const [categories, setCategories] = useState('guess')
  const picker = useRef<HTMLInputElement>(null)
  const pick = () => picker.current?.click()
  useActions({ 'settings.importDictionary': { run: pick, enabled: !take.isPending } })
  return (
    <section aria-labelledby="settings-dictionaries" className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        <h2 id="settings-dictionaries" className="flex-1 text-subtitle font-semibold">
          Tag dictionaries
        </h2>
        <label htmlFor="dictionary-categories" className="text-caption text-text-2">
          Categories
        </label>
        <Select
          id="dictionary-categories"
          value={categories}
          options={categoryChoices}
          onChange={setCategories}
          className="w-auto min-w-48"
        />
        <Button size="sm" disabled={take.isPending} onClick={pick}>
          {take.isPending ? 'Importing' : 'Import a dictionary'}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="File of the dictionary"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file !== undefined) take.mutate({ file, categories, mostBytes: data?.mostBytes ?? Infinity })
            event.currentTarget.value = ''
          }}
        />
      </div>
      {take.error === null ? null : <ProblemAlert error={take.error} />}
      {error === null ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {data === undefined && error === null ? <Skeleton className="h-16" /> : null}
      {data === undefined || data.dictionaries.length === 0 ? null : (
        <ul className="surface-layer divide-y divide-line">
          {data.dictionaries.map((dictionary) => (
            <DictionaryRow key={dictionary.id} dictionary={dictionary} />
          ))}
        </ul>
      )}
      <p className="text-caption text-text-3">
        Their tags are suggested while you type, after those of the dataset. A file has a tag in each line, as
        tag completers write them: <code className="font-mono">1girl,0,500,"1girls,sole_female"</code>, or
        e621’s own table, a tag and its translation, or a tag alone. A file with the name of a dictionary
        takes its place.
      </p>
    </section>
  )
}
