import type { QueryClient } from '@tanstack/react-query'
import type { NumberSet } from '@/lib/number-set'
import { keys } from './keys'
import type { Image, ImageDetails, ImagePage } from './types'

/**
 * Shows a change on every cached card at once, before the server has answered. Returns the way back for a refusal.
 * Only cards in the cache are touched: a change to 100,000 pictures costs no more than the few hundred in view.
 */
export function patchCards(
  client: QueryClient,
  dataset: number,
  numbers: NumberSet,
  change: (image: Image) => Partial<Image>,
): () => void {
  const pages = client.getQueriesData<ImagePage>({ queryKey: keys.cards(dataset) })
  const details = client.getQueriesData<ImageDetails>({ queryKey: keys.image(dataset) })
  for (const [key, page] of pages) {
    if (page?.images.some((image) => numbers.has(image.number)) !== true) continue
    const images = page.images.map((image) =>
      numbers.has(image.number) ? { ...image, ...change(image) } : image,
    )
    client.setQueryData<ImagePage>(key, { ...page, images })
  }
  for (const [key, image] of details) {
    if (image !== undefined && numbers.has(image.number)) {
      client.setQueryData<ImageDetails>(key, { ...image, ...change(image) })
    }
  }
  return () => {
    for (const [key, page] of pages) client.setQueryData(key, page)
    for (const [key, image] of details) client.setQueryData(key, image)
  }
}
