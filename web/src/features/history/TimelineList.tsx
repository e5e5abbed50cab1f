import { useQuery } from '@tanstack/react-query'
import { History, SearchX } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Change, Dataset } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { KeyArea } from '@/components/KeyArea'
import { ProblemAlert } from '@/components/ProblemAlert'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { Waiting } from '@/components/ui/waiting'
import { VirtualRows } from '@/components/VirtualRows'
import { means } from '@/lib/actions/use-actions'
import { cn } from '@/lib/cn'
import { useDebounced } from '@/lib/use-debounced'
import { actorOf } from './actor'
import { Fork } from './Fork'
import { GroupEntry } from './GroupEntry'
import { actorsQuery } from './queries'
import type { TimelineScope } from './scope'
import type { TimelineActions } from './timeline-actions'
import { everything, isNarrowed, type TimelineFilter } from './timeline-filter'
import { TimelineEdge } from './TimelineEdge'
import { TimelineEntry } from './TimelineEntry'
import { TimelineFilterBar } from './TimelineFilterBar'
import { changeKey, groupId, stepTo, timelineRows, type TimelineRow } from './timeline-rows'
import { useTimeline } from './use-timeline'

interface TimelineListProps {
  scope: TimelineScope
  /** What the runs that are known are called, by their id. */
  runNames: ReadonlyMap<string, string>
  /** Gets the changes that are loaded, and whether some that came after them may not be. */
  actions: (changes: readonly Change[], partly: boolean) => TimelineActions
  /** Always narrowed to this image, without the filter bar. */
  image?: number
  /** Id of a change of the dataset to begin at: it is opened and marked. */
  wanted?: string | null
  /** Leaves the wanted change for the newest. */
  onNewest?: () => void
  /** The version that is looked at; null = now. */
  here?: number | null
  /** What the dataset was branched from: its timeline goes on there. */
  base?: Dataset['base']
  onClose?: () => void
}

const STEPS = ['ArrowUp', 'ArrowDown', 'Home', 'End']
const heights = { day: 36, group: 56, change: 88 }

const toggled = (set: ReadonlySet<string>, key: string): ReadonlySet<string> => {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}

function WaitingChanges() {
  return (
    <Waiting label="Loading the timeline" className="p-4">
      {[0, 1, 2].map((each) => (
        <Skeleton key={each} className="h-14" />
      ))}
    </Waiting>
  )
}

export function TimelineList({
  scope,
  runNames,
  actions,
  image,
  wanted = null,
  onNewest,
  here = null,
  base = null,
  onClose,
}: TimelineListProps) {
  const [filter, setFilter] = useState<TimelineFilter>(everything)
  const [current, setCurrent] = useState<string | null>(null)
  const [focusing, setFocusing] = useState(false)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [now] = useState(() => new Date())
  const search = useRef<HTMLInputElement>(null)
  const asked = useDebounced(image === undefined ? filter : { ...everything, image: String(image) }, 200)
  const { timeline, changes, around, lost, partly } = useTimeline(scope, asked, wanted)
  const [reached, setReached] = useState<string | null>(null)
  const { data: actors = [] } = useQuery({ ...actorsQuery(scope), enabled: image === undefined })
  const found = wanted === null ? undefined : changes.find(({ id }) => id === wanted)
  if (found !== undefined && reached !== wanted) {
    setReached(wanted)
    setOpened((set) => new Set([...set, changeKey(found), groupId(found)]))
    setCurrent(changeKey(found))
    setFocusing(true)
  }
  const rows = timelineRows(changes, now, (group) => opened.has(group))
  const narrowed = isNarrowed(asked)
  const offered = actions(changes, partly)
  const place = current === null ? -1 : rows.findIndex((row) => row.key === current)
  const first = rows.findIndex((row) => row.kind !== 'day')
  const newest = partly ? null : changes[0]

  const toggle = (row: TimelineRow) => {
    if (row.kind === 'group') setOpened((set) => toggled(set, row.group.id))
    else if (row.kind === 'change') setOpened((set) => toggled(set, row.key))
  }
  const isOpen = (row: TimelineRow) => (row.kind === 'group' ? row.open : opened.has(row.key))
  const enter = () => {
    const key = stepTo(rows, null, 'Home')
    if (key === null) return
    setCurrent(key)
    setFocusing(true)
  }
  const loadNewer = () => {
    // What was uppermost stays in view while the newer ones come above it.
    setCurrent(stepTo(rows, null, 'Home'))
    void timeline.fetchPreviousPage().then(() => setFocusing(true))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target instanceof HTMLInputElement) return
    const row = rows[place]
    const onRow = event.target instanceof Element && event.target.matches('[data-row]')
    if (means(event, 'row.search')) search.current?.select()
    else if (onRow && STEPS.includes(event.key)) {
      setCurrent(stepTo(rows, current, event.key))
      setFocusing(true)
    } else if (onRow && row !== undefined && event.key === (isOpen(row) ? 'ArrowLeft' : 'ArrowRight'))
      toggle(row)
    else if (onRow && row !== undefined && event.key === 'Escape' && isOpen(row)) toggle(row)
    else if (event.key === 'Escape' && onClose !== undefined) onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <KeyArea className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown} onBlur={() => setFocusing(false)}>
      {image === undefined ? (
        <TimelineFilterBar
          filter={filter}
          actors={actors.map(({ actor }) => actor)}
          actorName={(actor) =>
            actorOf(actor, runNames, actors.find((each) => each.actor === actor)?.run).name
          }
          withImage={scope.kind === 'dataset'}
          input={search}
          onChange={setFilter}
          onLeave={enter}
        />
      ) : null}
      {lost || timeline.hasPreviousPage ? (
        <TimelineEdge
          lost={lost}
          loading={timeline.isFetchingPreviousPage}
          onNewer={loadNewer}
          onNewest={() => onNewest?.()}
        />
      ) : null}
      {timeline.isPending ? (
        <WaitingChanges />
      ) : timeline.isError && changes.length === 0 ? (
        <div className="p-4">
          <ProblemAlert error={timeline.error} onRetry={timeline.refetch} />
        </div>
      ) : changes.length === 0 && narrowed ? (
        <EmptyState
          icon={<SearchX />}
          title="No change like that"
          actions={
            image === undefined ? (
              <Button onClick={() => setFilter(everything)}>Show all changes</Button>
            ) : null
          }
        >
          Nothing that was done here matches. Take a filter off, or look at another time.
        </EmptyState>
      ) : changes.length === 0 ? (
        <EmptyState icon={<History />} title="Nothing has happened yet">
          Every import, edit and undo will be listed here, and each can be taken back at any time.
        </EmptyState>
      ) : (
        <div
          className={cn('flex min-h-0 flex-1 flex-col', timeline.isPlaceholderData && 'opacity-60')}
          aria-busy={timeline.isFetching}
        >
          <VirtualRows
            key={around}
            rows={rows}
            keyOf={(row) => row.key}
            heightOf={(row) => heights[row.kind]}
            measured
            visible={focusing && place >= 0 ? place : null}
            onNearEnd={
              timeline.hasNextPage && !timeline.isFetching ? () => void timeline.fetchNextPage() : undefined
            }
          >
            {(row, index) => {
              if (row.kind === 'day') {
                return (
                  <h3 className="flex h-9 items-end px-4 pb-1 text-caption font-semibold text-text-3">
                    {row.title}
                  </h3>
                )
              }
              const common = {
                current: index === (place >= 0 ? place : first),
                focus: focusing && index === place,
                onToggle: () => {
                  setCurrent(row.key)
                  toggle(row)
                },
                onFocus: () => setCurrent(row.key),
              }
              return row.kind === 'group' ? (
                <GroupEntry
                  group={row.group}
                  actor={actorOf(row.group.actor, runNames, row.group.changes[0]?.run)}
                  open={row.open}
                  {...common}
                />
              ) : (
                <TimelineEntry
                  change={row.change}
                  actor={actorOf(row.change.actor, runNames, row.change.run)}
                  inGroup={row.inGroup}
                  newest={newest != null && changeKey(newest) === row.key}
                  named={scope.kind !== 'dataset'}
                  pictures={image === undefined}
                  open={opened.has(row.key)}
                  marked={row.change.id === wanted}
                  here={row.change.version === here && scope.kind === 'dataset'}
                  image={image}
                  actions={offered}
                  {...common}
                />
              )
            }}
          </VirtualRows>
        </div>
      )}
      {base === null ? null : <Fork base={base} />}
    </KeyArea>
  )
}
