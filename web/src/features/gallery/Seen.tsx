import { useAfterPaint } from '@/lib/use-after-paint'
import { useSeen } from './use-seen'

interface SeenProps {
  dataset: number
  /** The image a person looks at. */
  number: number | null
}

/** Notes what a person looks at, once it is on the screen. A component of its own, so that the page is not rendered for it. */
export function Seen({ dataset, number }: SeenProps) {
  useSeen(dataset, useAfterPaint(number))
  return null
}
