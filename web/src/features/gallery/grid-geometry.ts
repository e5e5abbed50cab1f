/** Where every tile of a uniform grid lies, by arithmetic alone: nothing is allocated per picture. */
export interface Geometry {
  columns: number
  rows: number
  /** Side of the square tile, px. */
  tile: number
  /** Distance from the top of one row to the next, px. */
  pitch: number
  /** Height of the scrolled box, px; less than `rows * pitch` when that is more than a browser can lay out. */
  height: number
}

export const gap = 8
export const padding = 12

/** Browsers stop at some 16 to 33 million pixels; beyond this the scroll bar moves more than one pixel a pixel. */
const tallest = 15_000_000

export function layOut(total: number, width: number, wanted: number): Geometry {
  const inner = Math.max(wanted, width - 2 * padding)
  const columns = Math.max(1, Math.floor((inner + gap) / (wanted + gap)))
  const tile = Math.floor((inner - gap * (columns - 1)) / columns)
  const pitch = tile + gap
  const rows = Math.ceil(total / columns)
  return { columns, rows, tile, pitch, height: Math.min(tallest, rows * pitch - gap + 2 * padding) }
}

const fullHeight = (g: Geometry) => g.rows * g.pitch - gap + 2 * padding

/** Where in the full, unshortened grid the top of the window is. */
export function fullTop(g: Geometry, scrollTop: number, viewport: number): number {
  const full = fullHeight(g)
  if (full <= g.height) return scrollTop
  return (scrollTop / (g.height - viewport)) * (full - viewport)
}

/** The inverse of fullTop. */
export function scrollTopFor(g: Geometry, top: number, viewport: number): number {
  const full = fullHeight(g)
  return full <= g.height ? top : (top / (full - viewport)) * (g.height - viewport)
}

export interface Window {
  firstRow: number
  lastRow: number
  /** Added to a row's place in the full grid to get its place in the scrolled box. */
  shift: number
}

/** The rows in sight, and so many more at each side. */
export function windowAt(g: Geometry, scrollTop: number, viewport: number, margin = 0): Window {
  const top = fullTop(g, scrollTop, viewport)
  const firstRow = Math.max(0, Math.floor((top - padding) / g.pitch) - margin)
  const lastRow = Math.min(g.rows - 1, Math.floor((top + viewport - padding) / g.pitch) + margin)
  return { firstRow, lastRow, shift: Math.round(scrollTop - top) }
}

export const holds = (window: Window, row: number) => row >= window.firstRow && row <= window.lastRow

const mostMargin = 3

/** Rows at each side that are mounted when there is time. More would be slower to select and to let go of. */
export const marginOf = (g: Geometry, viewport: number) =>
  Math.min(mostMargin, Math.ceil(viewport / g.pitch / 2))

/** All rows of some windows, in order, those that no longer exist left out. */
export function rowsOf(g: Geometry, windows: readonly Window[]): number[] {
  const rows = new Set<number>()
  for (const { firstRow, lastRow } of windows)
    for (let row = firstRow; row <= Math.min(lastRow, g.rows - 1); row += 1) rows.add(row)
  return [...rows].sort((a, b) => a - b)
}

/** The scroll position that shows the whole row, or null when it is already in sight. */
export function scrollToShow(g: Geometry, row: number, scrollTop: number, viewport: number): number | null {
  const top = fullTop(g, scrollTop, viewport)
  const rowTop = row * g.pitch + padding
  if (rowTop - padding < top) return scrollTopFor(g, rowTop - padding, viewport)
  if (rowTop + g.tile + padding > top + viewport) {
    return scrollTopFor(g, rowTop + g.tile + padding - viewport, viewport)
  }
  return null
}

/** The gap between pictures nearest to a point of the scrolled box: pictures dropped there go before `index`. */
export function gapAt(g: Geometry, total: number, x: number, y: number, shift: number) {
  const row = Math.min(
    Math.max(0, Math.floor((y - shift - padding + gap / 2) / g.pitch)),
    Math.max(0, g.rows - 1),
  )
  const column = Math.min(Math.max(0, Math.round((x - padding + gap / 2) / g.pitch)), g.columns)
  return { index: Math.min(total, row * g.columns + column), row, column }
}
