import { useQuery } from '@tanstack/react-query'
import { ArrowDownAZ, ArrowDownWideNarrow, Merge, Split } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useState, type KeyboardEvent } from 'react'
import { Problem, reasonOf } from '@/api/problem'
import type { Dataset } from '@/api/types'
import { KeyArea } from '@/components/KeyArea'
import { ProblemAlert } from '@/components/ProblemAlert'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-store'
import { VirtualRows } from '@/components/VirtualRows'
import { means } from '@/lib/actions/use-actions'
import { formatCount } from '@/lib/format'
import { useMoment } from '@/lib/moment'
import { decodeNumbers } from '@/lib/number-ranges'
import { NumberSet } from '@/lib/number-set'
import { useStored } from '@/lib/use-stored'
import type { BulkEditForm } from '@/components/edits/bulk-edit-form'
import { neighbour } from './chip-selection'
import { cycleTerm, termState, withTermState } from './filter-terms'
import { tagsQuery } from '@/components/edits/queries'
import { fetchOrder } from './queries'
import { tagMenu } from './tag-menu'
import { TagRow } from './TagRow'
import { TagTermChips } from './TagTermChips'

interface TagIndexPanelProps {
  dataset: Dataset
  /** The text in the gallery's filter box. */
  filter: string
  onFilterChange: (filter: string) => void
  /** Opens the tags that may be one. */
  onAlike?: () => void
  /** Opens the tags that exclude each other. */
  onConflicts?: () => void
  /** Selects images in the gallery. */
  onSelect?: (numbers: Int32Array) => void
}

const BulkEditDialog = lazy(() =>
  import('./BulkEditDialog').then((module) => ({ default: module.BulkEditDialog })),
)

const nothing = { numbers: NumberSet.empty, focused: null }
/** Enough for most datasets and for what is in view; the others come when the list is scrolled. */
const FIRST = 200
const MOST = 10_000
const ROW_HEIGHT = 28
const KEYS = ['ArrowUp', 'ArrowDown', 'Home', 'End']

/** The filter box marks a mistake in the filter at its place; once is enough. */
const isAboutFilter = (error: unknown) => error instanceof Problem && error.position !== null

/** Every tag with its count. A click requires it, the next excludes it, the third clears it. */
export function TagIndexPanel({
  dataset,
  filter,
  onFilterChange,
  onSelect,
  onAlike,
  onConflicts,
}: TagIndexPanelProps) {
  const at = useMoment()
  const [typed, setTyped] = useState('')
  const [byName, setByName] = useStored<boolean>('tags.byName', false)
  const [current, setCurrent] = useState<string | null>(null)
  const [focusing, setFocusing] = useState(false)
  const [start, setStart] = useState<Partial<BulkEditForm> | null>(null)
  const [limit, setLimit] = useState(FIRST)
  const search = useDeferredValue(typed.trim())
  const tags = useQuery(tagsQuery(dataset.id, { filter, search, sort: byName ? 'name' : 'count', limit, at }))
  const rows = tags.data?.tags ?? []
  const total = tags.data?.total ?? 0
  const hasMore = total > rows.length
  const names = rows.map(({ tag }) => tag)
  const place = current === null ? -1 : names.indexOf(current)

  const rename = (tag: string) => setStart({ operation: 'rename_tag', from: tag, to: '' })
  const remove = (tag: string) => setStart({ operation: 'remove_tags', tags: tag })
  const select = async (tag: string) => {
    try {
      const order = await fetchOrder(dataset.id, withTermState(filter, tag, 'required'), at)
      onSelect?.(decodeNumbers(order.numbers))
    } catch (error) {
      toast.bad('They could not be selected.', { detail: reasonOf(error) })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (KEYS.includes(event.key)) {
      setCurrent(neighbour(names, current, event.key))
      setFocusing(true)
    } else if (means(event, 'row.rename') && current !== null && at === null) rename(current)
    else if (means(event, 'row.remove') && current !== null && at === null) remove(current)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const menuOf = (tag: string) =>
    tagMenu(tag, termState(filter, tag), {
      onState: (state) => onFilterChange(withTermState(filter, tag, state)),
      onSelect: onSelect === undefined ? null : () => void select(tag),
      onRename: at === null ? () => rename(tag) : null,
      onRemove: at === null ? () => remove(tag) : null,
    })
  return (
    <section aria-label="Tags" className="flex h-full flex-col">
      <div className="flex items-center gap-1 p-2">
        <Input
          aria-label="Search tags"
          placeholder="Search tags"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {onAlike === undefined ? null : (
          <IconButton label="Tags that may be one" action="tags.alike" onClick={onAlike}>
            <Merge aria-hidden />
          </IconButton>
        )}
        {onConflicts === undefined ? null : (
          <IconButton label="Tags that exclude each other" action="tags.conflicts" onClick={onConflicts}>
            <Split aria-hidden />
          </IconButton>
        )}
        <IconButton
          label={byName ? 'Sorted by name: sort by count' : 'Sorted by count: sort by name'}
          onClick={() => setByName(!byName)}
        >
          {byName ? <ArrowDownAZ aria-hidden /> : <ArrowDownWideNarrow aria-hidden />}
        </IconButton>
      </div>
      <TagTermChips filter={filter} onFilterChange={onFilterChange} />
      {tags.isError && !isAboutFilter(tags.error) ? (
        <div className="p-2">
          <ProblemAlert error={tags.error} onRetry={tags.refetch} />
        </div>
      ) : rows.length === 0 && tags.isSuccess ? (
        <p className="p-4 text-text-3">
          {search !== ''
            ? `No tag holds “${search}”.`
            : filter !== ''
              ? 'No tags on what the filter shows.'
              : 'No tags yet. Select images and press T to add some; they are counted here.'}
        </p>
      ) : (
        <KeyArea className="min-h-0 flex-1 px-1" onKeyDown={onKeyDown} onBlur={() => setFocusing(false)}>
          <VirtualRows
            rows={rows}
            keyOf={({ tag }) => tag}
            heightOf={() => ROW_HEIGHT}
            visible={focusing && place >= 0 ? place : null}
            onNearEnd={hasMore && limit < MOST ? () => setLimit(MOST) : undefined}
          >
            {(entry, index) => (
              <TagRow
                entry={entry}
                state={termState(filter, entry.tag)}
                current={index === Math.max(0, place)}
                focus={focusing && index === place}
                onClick={() => onFilterChange(cycleTerm(filter, entry.tag))}
                onFocus={() => setCurrent(entry.tag)}
                menu={() => menuOf(entry.tag)}
              />
            )}
          </VirtualRows>
        </KeyArea>
      )}
      {hasMore && limit === MOST && !tags.isPlaceholderData ? (
        <p className="border-t border-line p-2 text-caption text-text-3">
          The first {formatCount(rows.length)} of {formatCount(total)}. Search for the others.
        </p>
      ) : null}
      {start === null ? null : (
        <Suspense>
          <BulkEditDialog
            dataset={dataset}
            selection={nothing}
            filter=""
            open
            onOpenChange={() => setStart(null)}
            start={start}
          />
        </Suspense>
      )}
    </section>
  )
}
