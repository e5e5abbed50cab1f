/** Where a person can be; two actions may share a key when they are never at hand in the same place. */
export type Place =
  | 'row'
  | 'home'
  | 'dataset'
  | 'viewer'
  | 'moment'
  | 'preview'
  | 'overview'
  | 'review'
  | 'trial'
  | 'diff'
  | 'merge'
  | 'settings'

interface Group {
  title: string
  places: readonly Place[]
}

const everywhere: readonly Place[] = [
  'home',
  'dataset',
  'viewer',
  'moment',
  'preview',
  'overview',
  'review',
  'trial',
  'diff',
  'merge',
  'settings',
]

const ofDataset: readonly Place[] = ['dataset', 'moment', 'preview', 'overview', 'review', 'diff', 'merge']

export const groups = {
  everywhere: { title: 'Everywhere', places: everywhere },
  history: { title: 'Undo and redo', places: ['dataset', 'viewer', 'review'] },
  pictures: { title: 'Selected pictures', places: ['dataset', 'viewer'] },
  selection: { title: 'Selection', places: ['dataset'] },
  captions: { title: 'Tags and captions', places: ['dataset'] },
  dataset: { title: 'Dataset', places: ['dataset'] },
  whole: { title: 'Dataset as a whole', places: ofDataset },
  concept: { title: 'Concept', places: [...ofDataset, 'home'] },
  gallery: { title: 'Filter and panes', places: ['dataset', 'moment', 'preview', 'overview'] },
  viewer: { title: 'Picture viewer', places: ['viewer'] },
  moment: { title: 'Past moment', places: ['moment'] },
  preview: { title: 'Preview of edits', places: ['preview'] },
  overview: { title: 'Overview', places: ['overview'] },
  review: { title: 'Review', places: ['review'] },
  trial: { title: 'Trial of captions', places: ['trial'] },
  diff: { title: 'Comparison', places: ['diff'] },
  merge: { title: 'Merge', places: ['merge'] },
  settings: { title: 'Settings', places: ['settings'] },
  rows: { title: 'In lists', places: ['row'] },
} as const satisfies Record<string, Group>

export type GroupId = keyof typeof groups

export interface ActionDefinition {
  label: string
  group: GroupId
  /** As keyName spells them. The first is the one that menus show. */
  keys: readonly string[]
  /** It asks which one, so only the command palette offers it, each choice by its name. */
  chosen?: true
  /** Its keys with Ctrl or Alt work in text fields too. */
  whileTyping?: true
}

const action = (group: GroupId, label: string, ...keys: string[]): ActionDefinition => ({
  group,
  label,
  keys,
})

/** Every action of the page, once: menus, shortcuts, the shortcut sheet and the command palette read it here. */
const catalogue = {
  'commands.open': { ...action('everywhere', 'Commands', 'Ctrl+K'), whileTyping: true },
  'shortcuts.open': action('everywhere', 'Keyboard shortcuts', '?'),
  'theme.choose': { ...action('everywhere', 'Theme'), chosen: true },
  'tour.start': action('everywhere', 'Take the tour'),
  'app.install': action('everywhere', 'Install as an app'),
  'sidebar.toggle': action('everywhere', 'Show or hide the datasets'),
  'dataset.new': action('everywhere', 'New dataset'),
  'go.home': action('everywhere', 'Go to the datasets'),
  'go.timeline': action('everywhere', 'Go to the timeline of everything'),
  'go.settings': action('everywhere', 'Settings', 'Ctrl+,'),
  'runs.show': action('everywhere', 'Show the activity'),
  'run.pause': { ...action('everywhere', 'Pause'), chosen: true },
  'run.resume': { ...action('everywhere', 'Resume'), chosen: true },
  'run.cancel': { ...action('everywhere', 'Cancel'), chosen: true },
  'run.failed': { ...action('everywhere', 'Show failed'), chosen: true },
  'run.review': { ...action('everywhere', 'Review proposals'), chosen: true },
  'run.retry': { ...action('everywhere', 'Retry failed'), chosen: true },
  'backup.now': action('everywhere', 'Back up now'),
  'app.restart': action('everywhere', 'Restart LoraCraft'),
  'go.drift': action('everywhere', 'Check a folder for outside edits'),

  'history.undo': action('history', 'Undo', 'Ctrl+Z'),
  'history.redo': action('history', 'Redo', 'Ctrl+Y', 'Ctrl+Shift+Z'),

  'picture.keep': action('pictures', 'Keep', 'K'),
  'picture.reject': action('pictures', 'Reject', 'R'),
  'picture.unmark': action('pictures', 'Unmark', 'U'),
  'picture.star5': action('pictures', '5 stars', '5'),
  'picture.star4': action('pictures', '4 stars', '4'),
  'picture.star3': action('pictures', '3 stars', '3'),
  'picture.star2': action('pictures', '2 stars', '2'),
  'picture.star1': action('pictures', '1 star', '1'),
  'picture.star0': action('pictures', 'No stars', '0'),
  'picture.remove': action('pictures', 'Move to the bin', 'Delete'),
  'picture.forget': action('pictures', 'Forget for good…', 'Shift+Delete'),

  'selection.all': action('selection', 'Select all', 'Ctrl+A'),
  'selection.clear': action('selection', 'Select nothing', 'Escape'),
  'picture.open': action('selection', 'Open'),
  'picture.restore': action('selection', 'Restore'),
  'picture.copyTags': action('selection', 'Copy tags', 'Ctrl+C'),
  'picture.pasteTags': action('selection', 'Add copied tags', 'Ctrl+V'),
  'picture.replaceTags': action('selection', 'Replace tags', 'Ctrl+Shift+V'),
  'picture.earlier': action('selection', 'Earlier in the order', '['),
  'picture.later': action('selection', 'Later in the order', ']'),
  'picture.copyTo': { ...action('selection', 'Copy to'), chosen: true },
  'picture.moveTo': { ...action('selection', 'Move to'), chosen: true },

  'tags.focus': action('captions', 'Write tags', 'T'),
  'tags.suggested': { ...action('captions', 'Add the first suggested tag', 'Ctrl+Enter'), whileTyping: true },
  'tags.typed': { ...action('captions', 'Add the tag as typed', 'Alt+Enter'), whileTyping: true },
  'caption.focus': action('captions', 'Write the caption', 'C'),
  'tags.alike': action('captions', 'Tags that may be one…', 'Shift+A'),
  'tags.conflicts': action('captions', 'Tags that exclude each other…'),
  'inspector.previous': {
    ...action('captions', 'Previous picture, in the same field', 'Ctrl+ArrowUp'),
    whileTyping: true,
  },
  'inspector.next': {
    ...action('captions', 'Next picture, in the same field', 'Ctrl+ArrowDown'),
    whileTyping: true,
  },

  'dataset.import': action('dataset', 'Import'),
  'dataset.export': action('dataset', 'Export'),
  'dataset.bulkEdit': action('dataset', 'Bulk edit', 'B'),
  'dataset.replace': action('dataset', 'Find and replace', 'Ctrl+R'),
  'dataset.duplicates': action('dataset', 'Drop duplicate tags…'),
  'dataset.recipes': action('dataset', 'Recipes', 'Shift+B'),
  'dataset.caption': action('dataset', 'Caption with AI…', 'Shift+C'),
  'dataset.tryCaptions': action('dataset', 'Try captions on samples…'),
  'dataset.tag': action('dataset', 'Tag with a local model…', 'Shift+T'),
  'dataset.review': action('dataset', 'Review what models propose', 'Shift+R'),
  'dataset.versions': action('dataset', 'Versions'),
  'dataset.branch': action('dataset', 'Branch…'),
  'dataset.bin': action('dataset', 'Bin'),
  'dataset.untagged': action('dataset', 'Show what has no tags'),

  'dataset.rename': action('whole', 'Rename the dataset…'),
  'dataset.settings': action('whole', 'Settings of the dataset…'),
  'dataset.compare': action('whole', 'Compare the dataset…'),
  'dataset.merge': action('whole', 'Merge into the dataset…'),
  'dataset.earlier': action('whole', 'Move the dataset up'),
  'dataset.later': action('whole', 'Move the dataset down'),
  'dataset.archive': action('whole', 'Archive the dataset'),
  'dataset.unarchive': action('whole', 'Take the dataset out of the archive'),

  'concept.newDataset': action('concept', 'New dataset of the concept…'),
  'concept.rename': action('concept', 'Rename the concept…'),
  'concept.describe': action('concept', 'Describe the concept…'),
  'concept.timeline': action('concept', 'Timeline of the concept'),
  'concept.earlier': action('concept', 'Move the concept up'),
  'concept.later': action('concept', 'Move the concept down'),
  'concept.archive': action('concept', 'Archive the concept'),
  'concept.unarchive': action('concept', 'Take the concept out of the archive'),

  'filter.focus': { ...action('gallery', 'Filter pictures', '/', 'Ctrl+F'), whileTyping: true },
  'gallery.overview': action('gallery', 'Overview', 'O'),
  'gallery.focus': action('gallery', 'Go to the pictures'),
  'gallery.sort': { ...action('gallery', 'Sort by'), chosen: true },
  'gallery.crop': action('gallery', 'Crop to squares'),
  'gallery.tokens': action('gallery', 'Show or hide token counts on pictures'),
  'pane.timeline': action('gallery', 'Show or hide the timeline'),
  'pane.tags': action('gallery', 'Show or hide the tag index'),
  'pane.inspector': action('gallery', 'Show or hide the inspector'),

  'viewer.next': action('viewer', 'Next', 'ArrowRight'),
  'viewer.previous': action('viewer', 'Previous', 'ArrowLeft'),
  'viewer.first': action('viewer', 'First', 'Home'),
  'viewer.last': action('viewer', 'Last', 'End'),
  'viewer.zoomIn': action('viewer', 'Zoom in', '+', '='),
  'viewer.zoomOut': action('viewer', 'Zoom out', '-'),
  'viewer.fit': action('viewer', 'Fit', 'F'),
  'viewer.zoom': action('viewer', 'Fit or actual pixels', 'Z'),
  'viewer.details': action('viewer', 'Details', 'I'),
  'viewer.advance': action('viewer', 'Go on after keep or reject'),

  'moment.leave': action('moment', 'Back to now', 'Escape'),
  'moment.restore': action('moment', 'Restore this'),
  'moment.branch': action('moment', 'Branch from here'),
  'moment.export': action('moment', 'Export this'),

  'preview.apply': action('preview', 'Apply', 'Ctrl+Enter'),
  'preview.add': action('preview', 'Add an edit…', 'B'),
  'preview.discard': action('preview', 'Discard', 'Escape'),

  'overview.leave': action('overview', 'Back to the pictures', 'Escape'),
  'overview.tables': action('overview', 'Show tables instead of charts', 'T'),

  'review.accept': action('review', 'Accept', 'A'),
  'review.edit': action('review', 'Edit', 'E'),
  'review.reject': action('review', 'Reject', 'R'),
  'review.next': action('review', 'Next', 'J', 'ArrowRight', 'ArrowDown'),
  'review.previous': action('review', 'Previous', 'K', 'ArrowLeft', 'ArrowUp'),
  'review.acceptAll': action('review', 'Accept all…', 'Shift+A'),
  'review.leave': action('review', 'Back to the pictures', 'Escape'),

  'trial.left': action('trial', 'The left one is better', '1', 'ArrowLeft'),
  'trial.right': action('trial', 'The right one is better', '2', 'ArrowRight'),
  'trial.tie': action('trial', 'Both are as good', '3', 'T'),

  'diff.next': action('diff', 'Next image', 'J', 'ArrowDown'),
  'diff.previous': action('diff', 'Previous image', 'K', 'ArrowUp'),
  'diff.first': action('diff', 'First image', 'Home'),
  'diff.last': action('diff', 'Last image', 'End'),
  'diff.open': action('diff', 'Open the image', 'Enter'),
  'diff.swap': action('diff', 'Swap the sides', 'X'),
  'diff.clear': action('diff', 'Show all differences', 'Escape'),
  'diff.kind1': action('diff', 'Show the first kind', '1'),
  'diff.kind2': action('diff', 'Show the second kind', '2'),
  'diff.kind3': action('diff', 'Show the third kind', '3'),
  'diff.kind4': action('diff', 'Show the fourth kind', '4'),
  'diff.kind5': action('diff', 'Show the fifth kind', '5'),

  'merge.run': action('merge', 'Merge', 'Ctrl+Enter'),
  'merge.next': action('merge', 'Next conflict', 'J', 'ArrowDown'),
  'merge.previous': action('merge', 'Previous conflict', 'K', 'ArrowUp'),
  'merge.first': action('merge', 'First conflict', 'Home'),
  'merge.last': action('merge', 'Last conflict', 'End'),
  'merge.mine': action('merge', 'Take mine', '1', 'M'),
  'merge.theirs': action('merge', 'Take theirs', '2', 'T'),
  'merge.both': action('merge', 'Take both', '3', 'B'),
  'merge.undecide': action('merge', 'Take the decision back', '0', 'Backspace'),
  'merge.edit': action('merge', 'Write it yourself', 'E'),
  'merge.walk': action('merge', 'On to the next open conflict', 'Enter'),
  'merge.search': action('merge', 'Search the conflicts', '/'),

  'settings.addProvider': { ...action('settings', 'Add a provider'), chosen: true },
  'settings.importDictionary': action('settings', 'Import a tag dictionary…'),
  'settings.signOutOthers': action('settings', 'Sign out all other browsers…'),
  'settings.startAtLogin': action('settings', 'Start at login'),
  'settings.checkUpdates': { ...action('settings', 'Check for updates'), chosen: true },

  'row.rename': action('rows', 'Rename', 'F2'),
  'row.remove': action('rows', 'Remove', 'Delete', 'Backspace'),
  'row.earlier': action('rows', 'Move up or forward', 'Alt+ArrowUp', 'Alt+ArrowLeft'),
  'row.later': action('rows', 'Move down or back', 'Alt+ArrowDown', 'Alt+ArrowRight'),
  'row.all': action('rows', 'Choose all tags', 'Ctrl+A'),
  'row.search': action('rows', 'Search the timeline', '/'),
} as const satisfies Record<string, ActionDefinition>

export type ActionId = keyof typeof catalogue

export const actions: Readonly<Record<ActionId, ActionDefinition>> = catalogue

export const actionIds = Object.keys(catalogue) as ActionId[]
