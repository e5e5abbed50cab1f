import type { EditPreview, RecipeComparison } from '@/api/types'
import { formatCount, plural } from '@/lib/format'

/** As the preview shows it: struck through is what the recipe gives now, underneath what it would give. */
export function asPreview({ images, total, samples }: RecipeComparison): EditPreview {
  return {
    images,
    total,
    samples: samples.map(({ present, changed, ...image }) => ({ ...image, before: present, after: changed })),
  }
}

export function describeDifference(images: number, total: number): string {
  return images === 0
    ? `Gives the same as before on ${total === 1 ? 'the one image' : `all ${plural(total, 'image')}`}.`
    : `Gives something else than before on ${formatCount(images)} of ${plural(total, 'image')}`
}
