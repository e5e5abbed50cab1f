import { useEffect } from 'react'
import { pictureUrl } from '@/lib/paths'

/** Has the browser fetch and decode pictures ahead of their being shown. */
export function usePreload(hashes: readonly string[]): void {
  const list = hashes.join(' ')
  useEffect(() => {
    const images = list.split(' ').map((sha256) => {
      const image = new Image()
      if (sha256 !== '') image.src = pictureUrl(sha256)
      return image
    })
    return () => {
      for (const image of images) image.removeAttribute('src')
    }
  }, [list])
}
