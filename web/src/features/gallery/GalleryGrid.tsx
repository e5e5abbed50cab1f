import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type MouseEvent, type Ref } from 'react'
import type { Family } from '@/api/types'
import { cn } from '@/lib/cn'
import type { ImageDrag } from '@/lib/drags'
import { keyName } from '@/lib/hotkeys'
import type { NumberSet } from '@/lib/number-set'
import { useAfterPaint } from '@/lib/use-after-paint'
import { gap, holds, padding, scrollToShow } from './grid-geometry'
import type { PictureOrder } from './picture-order'
import { focusAt, focusPlace, isJump, jumpFrom, selectAt } from './selection-model'
import { Tile, tileId } from './Tile'
import { useCards } from './use-cards'
import { useGridDrag } from './use-grid-drag'
import { useGridWindow, useSettledRows } from './use-grid-window'
import type { SelectionControl } from './use-selection'

interface GalleryGridProps {
  dataset: number
  order: PictureOrder
  selection: SelectionControl
  tileSize: number
  cover: boolean
  /** Whether each picture tells its tokens. */
  tokens: boolean
  /** Of models that the dataset is for. */
  family: Family
  /** What they are pictures of, when they are dragged to another dataset. */
  from: ImageDrag['from']
  onOpen: (number: number) => void
  onReorder: ((numbers: NumberSet, before: number | null) => void) | null
  ref?: Ref<GridHandle>
}

export interface GridHandle {
  focus: () => void
  show: (number: number) => void
}

/** The place in the order of the tile an event came from. */
export function placeOf(target: EventTarget | null): number | null {
  const place =
    target instanceof Element ? target.closest<HTMLElement>('[data-place]')?.dataset.place : undefined
  return place === undefined ? null : Number(place)
}

export function GalleryGrid({
  dataset,
  order,
  selection,
  tileSize,
  cover,
  tokens,
  family,
  from,
  onOpen,
  onReorder,
  ref,
}: GalleryGridProps) {
  const box = useRef<HTMLDivElement>(null)
  const total = order.numbers.length
  const {
    geometry,
    viewport,
    rows: mounted,
    inSight,
    near,
    painted,
    shift,
    scrollTo,
  } = useGridWindow(box, total, tileSize)
  const { columns, tile, pitch } = geometry
  const settled = useSettledRows(near.firstRow, near.lastRow)
  const cards = useCards(dataset, order, settled.first * columns, settled.last * columns + columns - 1)
  const { state, update } = selection
  const selectedOutOfSight = useAfterPaint(state.numbers)
  const drag = useGridDrag({ box, dataset, order, geometry, shift, selected: state.numbers, from, onReorder })

  const showPlace = (place: number) => {
    const element = box.current
    const top = element && scrollToShow(geometry, Math.floor(place / columns), element.scrollTop, viewport)
    if (top !== null) scrollTo(top)
  }

  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    show: (number) => showPlace(Math.max(0, order.positionOf(number))),
  }))

  useEffect(() => {
    if (document.activeElement === document.body && document.querySelector('[role=dialog]') === null)
      box.current?.focus()
  }, [])

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    const toggle = event.ctrlKey || event.metaKey
    if (place !== null) update((old, now) => selectAt(old, now, place, { extend: event.shiftKey, toggle }))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const toggle = event.ctrlKey || event.metaKey
    const focus = focusPlace(state, order)
    if (isJump(event.key) && total > 0) {
      event.preventDefault()
      const place = jumpFrom(focus, event.key, total, columns, Math.max(1, Math.floor(viewport / pitch)))
      update((old, now) =>
        toggle && !event.shiftKey
          ? focusAt(old, now, place)
          : selectAt(old, now, place, { extend: event.shiftKey, toggle }),
      )
      showPlace(place)
    } else if (keyName(event.nativeEvent).endsWith('Space') && focus >= 0) {
      event.preventDefault()
      update((old, now) => selectAt(old, now, focus, { extend: false, toggle: true }))
    } else if (event.key === 'Enter' && state.focused !== null) {
      event.preventDefault()
      onOpen(state.focused)
    }
  }

  const focusRow = Math.floor(focusPlace(state, order) / columns)
  const showsFocus = holds(inSight, focusRow)
  const rows = []
  for (const row of mounted) {
    const tiles = []
    const selected = holds(inSight, row) ? state.numbers : selectedOutOfSight
    for (let column = 0; column < columns && row * columns + column < total; column += 1) {
      const place = row * columns + column
      const number = order.numbers[place] ?? 0
      tiles.push(
        <Tile
          key={number}
          number={number}
          place={place}
          column={column}
          image={cards.get(number)}
          selected={selected.has(number)}
          focused={state.focused === number}
          size={tile}
          cover={cover}
          badges={holds(painted, row)}
          tokens={tokens}
          family={family}
        />,
      )
    }
    rows.push(
      <div
        key={row}
        role="row"
        aria-rowindex={row + 1}
        className="absolute flex contain-layout gap-2"
        style={{ left: padding, transform: `translateY(${row * pitch + padding + shift}px)` }}
      >
        {tiles}
      </div>,
    )
  }

  return (
    <div
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label="Pictures"
      aria-multiselectable
      aria-rowcount={geometry.rows}
      aria-colcount={columns}
      aria-activedescendant={state.focused === null ? undefined : tileId(state.focused)}
      // Opaque, so that the browser keeps the pictures on a layer of their own and paints only what is new when they are scrolled.
      className={cn(
        'group/grid relative h-full overflow-y-auto overscroll-contain bg-layer -outline-offset-2 contain-strict select-none',
        // A tile shows the focus by itself; and until a key is pressed nobody asked for it, the page just has it here when it opens.
        showsFocus ? 'outline-none' : '[:root:not([data-keys])_&]:outline-none',
      )}
      onClick={onClick}
      onDoubleClick={(event) => {
        const number = order.numbers[placeOf(event.target) ?? -1]
        if (number !== undefined) onOpen(number)
      }}
      onKeyDown={onKeyDown}
      {...drag.handlers}
    >
      <div role="presentation" className="relative w-full" style={{ height: geometry.height }}>
        {rows}
        {drag.target === null ? null : (
          <div
            className="absolute w-[3px] rounded-full bg-accent"
            style={{
              height: tile,
              left: padding + drag.target.column * pitch - gap / 2 - 1.5,
              transform: `translateY(${drag.target.row * pitch + padding + shift}px)`,
            }}
          />
        )}
      </div>
    </div>
  )
}
