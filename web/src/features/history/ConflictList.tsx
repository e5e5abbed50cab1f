import { CircleCheck, CircleDashed, Settings2 } from 'lucide-react'
import type { MergeChoice, MergeConflict, Side } from '@/api/types'
import { VirtualRows } from '@/components/VirtualRows'
import type { ActionId } from '@/lib/actions/catalogue'
import { cn } from '@/lib/cn'
import { useContextMenu, type MenuEntry } from '@/lib/menus'
import { thumbnailUrl } from '@/lib/paths'
import type { Choices } from './merge-choices'
import { facetName } from './merge-conflicts'

interface ConflictListProps {
  shown: readonly MergeConflict[]
  choices: Choices
  current: string | null
  /** The current row takes the keyboard. */
  focusing: boolean
  onCurrent: (id: string) => void
  onChoose: (id: string, choice: MergeChoice | null) => void
}

const sideNames = { mine: 'mine', theirs: 'theirs', both: 'both' }

const decision = (choice: MergeChoice | undefined): string =>
  choice === undefined ? 'open' : 'take' in choice ? sideNames[choice.take] : 'by hand'

interface ConflictRowProps {
  conflict: MergeConflict
  choice: MergeChoice | undefined
  current: boolean
  /** Tab leads to it. */
  reachable: boolean
  focusing: boolean
  onCurrent: () => void
  onChoose: (choice: MergeChoice | null) => void
}

function ConflictRow(props: ConflictRowProps) {
  const { conflict, choice, current, reachable, focusing, onCurrent, onChoose } = props
  const { number, name, sha256, facet } = conflict
  const what = number === null ? 'Setting' : `#${number} ${name ?? ''}`
  const take = (side: Side, label: string, action: ActionId): MenuEntry => ({
    label,
    action,
    disabled: conflict[side] === null,
    run: () => onChoose({ take: side }),
  })
  const menu = useContextMenu(() => ({
    title: `${what}, ${facetName(facet)}`,
    groups: [
      [
        take('mine', 'Take mine', 'merge.mine'),
        take('theirs', 'Take theirs', 'merge.theirs'),
        take('both', 'Take both', 'merge.both'),
      ],
      [
        {
          label: 'Take the decision back',
          action: 'merge.undecide',
          disabled: choice === undefined,
          run: () => onChoose(null),
        },
      ],
    ],
  }))
  return (
    <button
      type="button"
      data-conflict
      ref={(row) => {
        if (focusing && current && row !== null && document.activeElement !== row)
          row.focus({ preventScroll: true })
        return menu(row)
      }}
      tabIndex={reachable ? 0 : -1}
      aria-current={current ? true : undefined}
      aria-label={`${what}, ${facetName(facet)}, ${decision(choice)}`}
      className={cn(
        'flex h-12 w-full items-center gap-3 px-3 text-left hover:bg-subtle-hover',
        current && 'bg-selected',
      )}
      onClick={onCurrent}
    >
      {sha256 === null ? (
        <span className="flex size-9 shrink-0 items-center justify-center rounded-sm bg-selected">
          <Settings2 className="size-4 text-text-3" aria-hidden />
        </span>
      ) : (
        <img
          src={thumbnailUrl(sha256)}
          alt=""
          loading="lazy"
          className="size-9 shrink-0 rounded-sm bg-mat object-cover"
        />
      )}
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate">{facetName(facet)}</span>
        <span className="truncate text-caption text-text-3">{what}</span>
      </span>
      <span
        className={cn(
          'flex items-center gap-1 text-caption',
          choice === undefined ? 'text-warn' : 'text-good',
        )}
      >
        {decision(choice)}
        {choice === undefined ? (
          <CircleDashed className="size-4" aria-hidden />
        ) : (
          <CircleCheck className="size-4" aria-hidden />
        )}
      </span>
    </button>
  )
}

/** The conflicts, of which only those in view exist. */
export function ConflictList({ shown, choices, current, focusing, onCurrent, onChoose }: ConflictListProps) {
  const place = shown.findIndex(({ id }) => id === current)
  return (
    <VirtualRows rows={shown} keyOf={({ id }) => id} heightOf={() => 48} visible={place < 0 ? null : place}>
      {(conflict, index) => (
        <ConflictRow
          conflict={conflict}
          choice={choices.get(conflict.id)}
          current={index === place}
          reachable={index === Math.max(place, 0)}
          focusing={focusing}
          onCurrent={() => onCurrent(conflict.id)}
          onChoose={(choice) => onChoose(conflict.id, choice)}
        />
      )}
    </VirtualRows>
  )
}
