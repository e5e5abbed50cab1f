import type { ActionId } from './catalogue'

export type PresetId = 'loracraft' | 'taggui' | 'bdtm'

/**
 * Keys that people bring along from another program, where they differ from LoraCraft's own. BooruDatasetTagManager's
 * Ctrl+W is not among them: a browser closes the page with it.
 */
export const presets: Record<PresetId, { name: string; keys: Partial<Record<ActionId, readonly string[]>> }> =
  {
    loracraft: { name: 'LoraCraft', keys: {} },
    taggui: {
      name: 'TagGUI',
      keys: {
        'tags.focus': ['Alt+A', 'T'],
        'dataset.untagged': ['Ctrl+J'],
        'dataset.replace': ['Ctrl+R'],
        'dataset.bulkEdit': ['Ctrl+B', 'B'],
        'dataset.duplicates': ['Ctrl+D'],
        'picture.remove': ['Ctrl+Delete', 'Delete'],
      },
    },
    bdtm: {
      name: 'BooruDatasetTagManager',
      keys: {
        'gallery.focus': ['Ctrl+1'],
        'tags.focus': ['Ctrl+E', 'T'],
        'dataset.replace': ['Ctrl+G', 'Ctrl+R'],
        'filter.focus': ['Ctrl+F', '/'],
        'history.redo': ['Ctrl+Shift+Z', 'Ctrl+Y'],
        'row.remove': ['Ctrl+D', 'Delete', 'Backspace'],
      },
    },
  }

export const presetOptions = (Object.keys(presets) as PresetId[]).map((value) => ({
  value,
  label: presets[value].name,
}))
