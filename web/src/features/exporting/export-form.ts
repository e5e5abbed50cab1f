import type { Dataset, ExportFormat, ExportRequest } from '@/api/types'
import {
  captionUses,
  chosenCaptions,
  readSources,
  type CaptionSource,
  type CaptionUse,
} from './caption-choice'
import { DEFAULT_TEMPLATE } from './template'

export const FORMATS: readonly { format: ExportFormat; name: string; explanation: string }[] = [
  {
    format: 'kohya',
    name: 'kohya',
    explanation: 'A folder “10_trigger class” with text files, and a ready dataset.toml.',
  },
  {
    format: 'ai-toolkit',
    name: 'ai-toolkit',
    explanation: 'One flat folder of pictures with text files beside them.',
  },
  {
    format: 'onetrainer',
    name: 'OneTrainer',
    explanation: 'A concept folder with text files, and a concepts file to load.',
  },
  {
    format: 'huggingface',
    name: 'Hugging Face',
    explanation: 'Pictures with a metadata.jsonl that datasets and diffusers read.',
  },
  {
    format: 'plain',
    name: 'Plain',
    explanation: 'Pictures and text files with the same name, nothing else.',
  },
]

export interface ExportForm {
  format: ExportFormat
  destination: 'download' | 'folder' | 'zip'
  path: string
  template: string
  triggerWord: string
  className: string
  repeats: number
  imageFormat: '' | 'png' | 'jpg' | 'webp'
  limit: 'none' | 'side' | 'area'
  maxSide: number
  maxArea: number
  onlyKept: boolean
  minStars: number
  filter: string
  captionLines: 'first' | 'all'
  captionUse: CaptionUse
  /** The preferred first; of one caption only the first counts. */
  captionOf: CaptionSource[]
  /** Of a mix: another number deals the captions to other pictures. */
  captionSeed: number
}

export function initialForm(
  dataset: Pick<Dataset, 'triggerWord' | 'className' | 'repeats'>,
  filter: string,
): ExportForm {
  return {
    format: 'kohya',
    destination: 'download',
    path: '',
    template: DEFAULT_TEMPLATE,
    triggerWord: dataset.triggerWord,
    className: dataset.className,
    repeats: dataset.repeats > 0 ? dataset.repeats : 10,
    imageFormat: '',
    limit: 'none',
    maxSide: 1536,
    maxArea: 1024 * 1024,
    onlyKept: false,
    minStars: 0,
    filter,
    captionLines: 'first',
    captionUse: 'one',
    captionOf: [],
    captionSeed: 0,
  }
}

/** What keeps the export from starting, as a sentence; null when nothing does. */
export function formProblem(form: ExportForm): string | null {
  if (form.destination !== 'download') {
    const path = form.path.trim()
    if (path === '') return 'Say where the export should go.'
    if (!/^(?:[a-z]:[\\/]|[\\/]|~[\\/])/i.test(path)) {
      return 'The destination must be a full path. Start with a drive letter or a slash.'
    }
    if (form.destination === 'zip' && !/\.zip$/i.test(path)) {
      return 'The file name of a zip must end in .zip.'
    }
  }
  if (form.template.trim() === '') return 'The template is empty: no image would get a text.'
  if (form.repeats < 1) return 'Repeats must be at least 1.'
  return null
}

export function toRequest(form: ExportForm, at?: number): ExportRequest {
  const filter = form.filter.trim()
  return {
    format: form.format,
    ...(at === undefined ? {} : { at }),
    ...(form.destination === 'download' ? {} : { path: form.path.trim() }),
    options: {
      template: form.template,
      triggerWord: form.triggerWord.trim(),
      className: form.className.trim(),
      repeats: form.repeats,
      imageFormat: form.imageFormat === '' ? null : form.imageFormat,
      ...(form.limit === 'side' ? { maxSide: form.maxSide } : {}),
      ...(form.limit === 'area' ? { maxArea: form.maxArea } : {}),
      onlyKept: form.onlyKept,
      ...(form.minStars > 0 ? { minStars: form.minStars } : {}),
      ...(filter === '' ? {} : { filter }),
      captionLines: form.captionLines,
      ...chosenCaptions(form.captionUse, form.captionOf, form.captionSeed),
    },
  }
}

/** Where the dataset says something itself, that holds and not what was remembered. */
const CURRENT = new Set(['triggerWord', 'className'])

/** What a dataset has of its own: of a past moment what it was then always holds, be it empty. */
const OF_THEN = new Set(['triggerWord', 'className', 'repeats'])

/**
 * Lays remembered choices over a form; anything of another shape, as an older version may have stored, is left out.
 * @param past The form is about a past moment.
 */
export function restoreForm(form: ExportForm, stored: unknown, past = false): ExportForm {
  if (typeof stored !== 'object' || stored === null) return form
  const choices = stored as Record<string, unknown>
  const usable = Object.entries(form).filter(
    ([key, value]) =>
      typeof choices[key] === typeof value &&
      !(CURRENT.has(key) && value !== '') &&
      !(past && OF_THEN.has(key)),
  )
  const restored: ExportForm = {
    ...form,
    ...Object.fromEntries(usable.map(([key]) => [key, choices[key]])),
    filter: form.filter,
    captionOf: readSources(choices.captionOf) ?? form.captionOf,
  }
  const several =
    captionUses.some(({ value }) => value === restored.captionUse) && restored.captionOf.length > 0
  return {
    ...restored,
    captionUse: several ? restored.captionUse : form.captionUse,
    format: FORMATS.some(({ format }) => format === restored.format) ? restored.format : form.format,
  }
}

const storageKey = (dataset: string) => `loracraft.export.${dataset}`

const stored = (dataset: string): unknown => JSON.parse(localStorage.getItem(storageKey(dataset)) ?? 'null')

export function loadForm(dataset: string, form: ExportForm, past = false): ExportForm {
  try {
    return restoreForm(form, stored(dataset), past)
  } catch {
    return form
  }
}

/** What is remembered of a form: what belongs to a past moment is not, and stays as it was remembered for now. */
export function toRemember(form: ExportForm, before: unknown, past: boolean): Partial<ExportForm> {
  if (!past) return form
  const known = (before ?? {}) as Partial<ExportForm>
  const choices = Object.entries(form).filter(([key]) => !OF_THEN.has(key))
  const own = Object.entries(known).filter(([key]) => OF_THEN.has(key))
  return Object.fromEntries([...choices, ...own])
}

export function rememberForm(dataset: string, form: ExportForm, past = false): void {
  try {
    localStorage.setItem(storageKey(dataset), JSON.stringify(toRemember(form, stored(dataset), past)))
  } catch {
    // Private windows may refuse storage; the export itself does not depend on it.
  }
}
