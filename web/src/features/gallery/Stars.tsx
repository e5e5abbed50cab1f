import { Star } from 'lucide-react'
import { cn } from '@/lib/cn'

interface StarsProps {
  stars: number
  /** Five buttons; without it a quiet row of as many stars as there are. */
  onChange?: (stars: number) => void
}

const all = [1, 2, 3, 4, 5]

export function Stars({ stars, onChange }: StarsProps) {
  if (onChange === undefined) {
    return (
      <span className="flex" aria-label={`${stars} of 5 stars`} role="img">
        {all.slice(0, stars).map((n) => (
          <Star key={n} className="size-3 fill-star text-star" aria-hidden />
        ))}
      </span>
    )
  }
  return (
    <span className="flex" role="group" aria-label="Stars">
      {all.map((n) => (
        <button
          key={n}
          type="button"
          aria-label={n === 1 ? '1 star' : `${n} stars`}
          aria-pressed={n <= stars}
          className="rounded-sm p-1 hover:bg-subtle-hover"
          onClick={() => onChange(n === stars ? 0 : n)}
        >
          <Star className={cn('size-4', n <= stars ? 'fill-star text-star' : 'text-text-3')} aria-hidden />
        </button>
      ))}
    </span>
  )
}
