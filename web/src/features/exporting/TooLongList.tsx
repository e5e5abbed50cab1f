import { Link } from 'wouter'
import { Button } from '@/components/ui/button'
import { formatCount } from '@/lib/format'
import { pages } from '@/lib/paths'
import { filterOf, tooLong } from './too-long'

interface TooLongListProps {
  dataset: number
  /** The version that is exported; now when absent. */
  at: number | undefined
  /** "1-3,7". */
  numbers: string
  /** Somebody goes to look at them. */
  onLeave: () => void
}

/** The images whose captions are longer than what is read at once, each a way to it. */
export function TooLongList({ dataset, at, numbers, onLeave }: TooLongListProps) {
  const { count, shown, filter } = tooLong(numbers)
  if (count === 0) return null
  const to = (found: string) =>
    pages.dataset(dataset, { filter: found, ...(at === undefined ? {} : { at: String(at) }) })
  return (
    <section aria-label="Captions that are too long" className="flex flex-col gap-2">
      <h3 className="text-caption text-text-2">Too long, by number of the image</h3>
      <ul className="flex flex-wrap items-center gap-1 tabular-nums">
        {shown.map((number) => (
          <li key={number}>
            <Button asChild size="sm">
              <Link href={to(filterOf(number))} aria-label={`Image ${number}`} onClick={onLeave}>
                {number}
              </Link>
            </Button>
          </li>
        ))}
        {count > shown.length ? (
          <li className="px-1 text-caption text-text-3">and {formatCount(count - shown.length)} more</li>
        ) : null}
        {filter === null || count === 1 ? null : (
          <li>
            <Button asChild size="sm" variant="subtle">
              <Link href={to(filter)} onClick={onLeave}>
                Show all {formatCount(count)}
              </Link>
            </Button>
          </li>
        )}
      </ul>
    </section>
  )
}
