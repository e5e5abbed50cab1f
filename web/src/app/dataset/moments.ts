import type { GalleryView } from '@/features/gallery/view'
import type { AskedMoment } from '@/features/history/MomentDialogs'
import type { TimelineActions } from '@/features/history/timeline-actions'

/** What the timeline of a dataset that is looked at now offers of a change. */
export const momentActions = (
  undo: (change: string) => void,
  show: (change: Partial<GalleryView>) => void,
  ask: (asked: AskedMoment) => void,
): TimelineActions => ({
  onUndo: (change) => undo(change.id),
  onMoment: (version) => show({ at: String(version) }),
  onRestore: (version) => ask({ kind: 'restore', at: String(version), moment: `version ${version}` }),
  onBranch: (version) => ask({ kind: 'branch', at: String(version) }),
  onName: (version) => ask({ kind: 'name', at: String(version) }),
})
