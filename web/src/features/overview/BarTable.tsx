import { Link } from 'wouter'
import type { ChartBar } from '@/api/types'
import { cn } from '@/lib/cn'
import { formatCount } from '@/lib/format'
import { nameOf, share } from './charts'

interface BarTableProps {
  title: string
  bars: readonly ChartBar[]
  images: number
  /** Else it is there for screen readers only. */
  shown: boolean
  hrefOf: (filter: string) => string
}

/** What a chart shows, in words: every bar is a link to its images. */
export const BarTable = ({ title, bars, images, shown, hrefOf }: BarTableProps) => (
  <div className={cn(shown ? 'max-h-64 overflow-y-auto' : 'sr-only')}>
    <table className="w-full text-caption">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="text-left text-text-3">
          <th scope="col" className="py-1 font-normal">
            Group
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            Count
          </th>
          <th scope="col" className="w-16 py-1 text-right font-normal">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.filter} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal">
              {bar.images === 0 ? (
                nameOf(bar)
              ) : (
                <Link
                  href={hrefOf(bar.filter)}
                  tabIndex={shown ? undefined : -1}
                  className="rounded-sm text-accent hover:underline"
                >
                  {nameOf(bar)}
                </Link>
              )}
            </th>
            <td className="py-1 text-right tabular-nums">{formatCount(bar.images)}</td>
            <td className="py-1 text-right text-text-2 tabular-nums">{share(bar.images, images)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
