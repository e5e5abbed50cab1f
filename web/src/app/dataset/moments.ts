import type { Origin } from '@/api/types'
import type { GalleryView } from '@/features/gallery/view'
import type { AskedMoment } from '@/features/history/MomentDialogs'
import type { TimelineActions } from '@/features/history/timeline-actions'
import { pages } from '@/lib/paths'

type Navigate = (to: string) => void

/** Compares two versions of the dataset of a change. */
export const compare =
  (navigate: Navigate): NonNullable<TimelineActions['onCompare']> =>
  (from, to, { dataset }) => {
    if (dataset === null) return
    const side = (version: number | null) => (version === null || version === 0 ? '' : String(version))
    navigate(pages.diff(dataset, { from: side(from), to: side(to) }))
  }

/** Opens the timeline where a text came: that of the dataset itself, or of the one it was branched from. */
export const showOrigin =
  (dataset: number, navigate: Navigate, show: (change: Partial<GalleryView>) => void) => (origin: Origin) =>
    origin.dataset === dataset
      ? show({ change: origin.change })
      : navigate(pages.change(origin.dataset, origin.change))

/** What the timeline of a dataset that is looked at now offers of a change. */
export const momentActions = (
  undo: (change: string) => void,
  show: (change: Partial<GalleryView>) => void,
  ask: (asked: AskedMoment) => void,
  navigate: Navigate,
): TimelineActions => ({
  onUndo: (change) => undo(change.id),
  onMoment: (version) => show({ at: String(version) }),
  onRestore: (version) => ask({ kind: 'restore', at: String(version), moment: `version ${version}` }),
  onBranch: (version) => ask({ kind: 'branch', at: String(version) }),
  onName: (version) => ask({ kind: 'name', at: String(version) }),
  onCompare: compare(navigate),
})
