import type { Family } from '@/api/types'

/** The families of models that one trains for, as people call them. */
export const families: readonly { value: Family; label: string }[] = [
  { value: '', label: 'Not decided' },
  { value: 'flux', label: 'FLUX' },
  { value: 'sdxl', label: 'Stable Diffusion XL' },
  { value: 'sd15', label: 'Stable Diffusion 1.5' },
  { value: 'sd3', label: 'Stable Diffusion 3' },
  { value: 'pony', label: 'Pony' },
  { value: 'illustrious', label: 'Illustrious' },
  { value: 'other', label: 'Other' },
]

export const familyName = (family: string): string =>
  families.find(({ value }) => value === family)?.label ?? family
