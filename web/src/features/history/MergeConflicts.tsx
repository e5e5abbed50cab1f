import { SearchX } from 'lucide-react'
import { useRef, useState } from 'react'
import type { MergeChoice, MergePreview, Side } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { Button } from '@/components/ui/button'
import { ShortcutKbd } from '@/components/ui/shortcut'
import { ScrollArea } from '@/components/ui/scroll-area'
import { toast } from '@/components/ui/toast-store'
import { plural } from '@/lib/format'
import { useActions } from '@/lib/actions/use-actions'
import { ConflictBar } from './ConflictBar'
import { ConflictDetail } from './ConflictDetail'
import { ConflictList } from './ConflictList'
import { sideOfAll, type Choices } from './merge-choices'
import {
  allConflicts,
  conflictAt,
  isFiltered,
  nextOpen,
  shownConflicts,
  writingOf,
  type ConflictFilter,
} from './merge-conflicts'

type Changes = readonly (readonly [id: string, choice: MergeChoice | null])[]

interface MergeConflictsProps {
  preview: MergePreview
  choices: Choices
  onDecide: (changes: Changes) => void
}

/** The walk through all conflicts. */
export function MergeConflicts({ preview, choices, onDecide }: MergeConflictsProps) {
  const { conflicts } = preview
  const [filter, setFilter] = useState<ConflictFilter>(allConflicts)
  const [asked, setCurrent] = useState<string | null>(() => nextOpen(conflicts, choices, null))
  const [focusing, setFocusing] = useState(false)
  const [editing, setEditing] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const shown = shownConflicts(conflicts, filter, choices, asked)
  const conflict = shown.find(({ id }) => id === asked) ?? shown[0]
  const current = conflict?.id ?? null

  const go = (id: string | null) => {
    if (id === null) return
    setCurrent(id)
    setEditing(null)
    setFocusing(true)
  }
  const decide = (choice: MergeChoice | null) => {
    if (conflict === undefined) return
    setCurrent(conflict.id)
    setEditing(null)
    onDecide([[conflict.id, choice]])
  }
  const take = (side: Side) => {
    if (conflict === undefined) return
    if (conflict[side] === null) toast.show('There is no both here: take mine or theirs.')
    else decide({ take: side })
  }
  const edit = () => {
    if (conflict === undefined || writingOf(conflict) === null) return
    setCurrent(conflict.id)
    setEditing(conflict.id)
  }
  const walk = () => {
    const next = nextOpen(shown, choices, current)
    if (next !== null) go(next)
    else if (nextOpen(conflicts, choices, null) === null)
      toast.good('Every conflict is decided. Ctrl+Enter merges.')
    else toast.show('All that are shown are decided. Take the filter off to see the others.')
  }
  const decideMany = (which: 'open' | 'shown', side: Side) => {
    const meant = which === 'shown' ? shown : conflicts.filter(({ id }) => !choices.has(id))
    const changes = sideOfAll(meant, side)
    const before = changes.map(([id]) => [id, choices.get(id) ?? null] as const)
    onDecide(changes)
    const left = meant.length - changes.length
    toast.show(`Decided ${plural(changes.length, 'conflict')}.`, {
      ...(left === 0 ? {} : { detail: `${plural(left, 'conflict')} without a “both” stay as they are.` }),
      action: { label: 'Undo', run: () => onDecide(before) },
    })
  }

  useActions({
    'merge.next': () => go(conflictAt(shown, current, 1)),
    'merge.previous': () => go(conflictAt(shown, current, -1)),
    'merge.first': () => go(conflictAt(shown, current, 'first')),
    'merge.last': () => go(conflictAt(shown, current, 'last')),
    'merge.mine': () => take('mine'),
    'merge.theirs': () => take('theirs'),
    'merge.both': () => take('both'),
    'merge.undecide': () => decide(null),
    'merge.edit': edit,
    'merge.walk': (event) => {
      const target = event?.target
      const elsewhere =
        target instanceof Element &&
        target.closest('button, a') !== null &&
        target.closest('[data-conflict], [role=radio]') === null
      if (elsewhere) return false
      walk()
      return true
    },
    'merge.search': () => search.current?.select(),
  })

  return (
    <div className="flex min-h-0 flex-1 border-t border-line">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus of the rows inside */}
      <section
        aria-label="Conflicts"
        className="flex w-90 shrink-0 flex-col border-r border-line"
        onBlur={() => setFocusing(false)}
      >
        <ConflictBar
          conflicts={conflicts}
          filter={filter}
          open={conflicts.length - choices.size}
          shown={shown.length}
          input={search}
          onFilter={setFilter}
          onDecide={decideMany}
          onLeave={() => go(current)}
        />
        <ConflictList
          shown={shown}
          choices={choices}
          current={current}
          focusing={focusing}
          onCurrent={(id) => go(id)}
          onChoose={(id, choice) => {
            go(id)
            onDecide([[id, choice]])
          }}
        />
        <p className="flex flex-wrap gap-x-3 gap-y-1 border-t border-line px-3 py-2 text-caption text-text-3">
          <span>
            <ShortcutKbd action="merge.next" /> <ShortcutKbd action="merge.previous" /> next, previous
          </span>
          <span>
            <ShortcutKbd action="merge.mine" /> mine <ShortcutKbd action="merge.theirs" /> theirs{' '}
            <ShortcutKbd action="merge.both" /> both
          </span>
          <span>
            <ShortcutKbd action="merge.walk" /> next open one
          </span>
        </p>
      </section>
      <ScrollArea className="min-w-0 flex-1">
        {conflict === undefined ? (
          <EmptyState
            icon={<SearchX />}
            title="No conflict like that"
            actions={
              isFiltered(filter) ? (
                <Button onClick={() => setFilter(allConflicts)}>Show all conflicts</Button>
              ) : null
            }
          >
            Nothing matches the filter on the left.
          </EmptyState>
        ) : (
          <ConflictDetail
            preview={preview}
            conflict={conflict}
            choice={choices.get(conflict.id)}
            editing={editing === conflict.id}
            onTake={take}
            onEdit={edit}
            onChoose={(choice) => {
              decide(choice)
              setFocusing(true)
            }}
            onCancelEdit={() => {
              setEditing(null)
              setFocusing(true)
            }}
            onReopen={() => decide(null)}
          />
        )}
      </ScrollArea>
    </div>
  )
}
